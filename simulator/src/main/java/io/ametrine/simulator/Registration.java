package io.ametrine.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A station's standing with its CSMS: boots until accepted, then sends heartbeats (B01, B02, B03, G02). */
final class Registration {
    private static final int RETRY_SECONDS = 10;

    private final Vertx vertx;
    private final OcppLink link;
    private final DeviceModel model;
    private final Runnable onAccepted;
    private String bootReason = "PowerUp";
    private String status = "None";
    private long heartbeatTimer = -1;
    private long bootTimer = -1;

    Registration(Vertx vertx, OcppLink link, DeviceModel model, Runnable onAccepted) {
        this.vertx = vertx;
        this.link = link;
        this.model = model;
        this.onAccepted = onAccepted;
    }

    boolean isAccepted() {
        return status.equals("Accepted");
    }

    /** A station that was accepted before does not boot again for a lost connection. */
    void connected() {
        if (isAccepted()) {
            scheduleHeartbeats();
            onAccepted.run();
        } else {
            boot(bootReason);
        }
    }

    void disconnected() {
        vertx.cancelTimer(heartbeatTimer);
        vertx.cancelTimer(bootTimer);
    }

    /** Forgets the acceptance: the next connection boots, with this reason. */
    void restart(String reason) {
        status = "None";
        bootReason = reason;
    }

    void boot(String reason) {
        vertx.cancelTimer(bootTimer);
        JsonObject station = new JsonObject()
                .put("model", model.text("ChargingStation", "Model"))
                .put("vendorName", model.text("ChargingStation", "VendorName"))
                .put("serialNumber", model.text("ChargingStation", "SerialNumber"))
                .put("firmwareVersion", model.text("ChargingStation", "FirmwareVersion"));
        link.calls()
                .call("BootNotification", new JsonObject().put("reason", reason).put("chargingStation", station))
                .onSuccess(this::answered)
                .onFailure(_ -> bootAgain(RETRY_SECONDS));
    }

    void heartbeat() {
        Consumer<Object> ignore = _ -> {};
        link.calls().call("Heartbeat", new JsonObject()).onComplete(ignore::accept, ignore::accept);
    }

    void scheduleHeartbeats() {
        vertx.cancelTimer(heartbeatTimer);
        if (link.isConnected()) {
            long millis = model.number("OCPPCommCtrlr", "HeartbeatInterval") * 1000L;
            heartbeatTimer = vertx.setPeriodic(millis, _ -> heartbeat());
        }
    }

    private void answered(JsonObject response) {
        boolean before = isAccepted();
        status = response.getString("status");
        int interval = response.getInteger("interval");
        if (!isAccepted()) {
            bootAgain(interval > 0 ? interval : RETRY_SECONDS);
            return;
        }
        if (interval > 0) {
            model.hold(VariableKey.of("OCPPCommCtrlr", "HeartbeatInterval"), Integer.toString(interval));
        }
        scheduleHeartbeats();
        if (!before) {
            onAccepted.run();
        }
    }

    private void bootAgain(int seconds) {
        if (link.isConnected()) {
            bootTimer = vertx.setTimer(seconds * 1000L, _ -> boot(bootReason));
        }
    }
}
