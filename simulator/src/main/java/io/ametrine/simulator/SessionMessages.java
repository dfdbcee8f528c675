package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** The messages of one charging session after another: Authorize, Started, Updated …, Ended; three values in each event. */
final class SessionMessages {
    /** One CALL. */
    record Message(String action, JsonObject payload) {}

    private final IdToken token;
    private final int updates;
    private String transactionId = "";
    private int step;
    private double registerWh = 1000;

    SessionMessages(IdToken token, int updates) {
        this.token = token;
        this.updates = updates;
    }

    Message next() {
        int current = step;
        step = current == updates + 2 ? 0 : current + 1;
        if (current == 0) {
            transactionId = UUID.randomUUID().toString();
            return new Message("Authorize", new JsonObject().put("idToken", token.json()));
        }
        registerWh += 183.3;
        if (current == 1) {
            JsonObject event = event("Started", "CablePluggedIn", "Transaction.Begin", 0)
                    .put("idToken", token.json())
                    .put("evse", new JsonObject().put("id", 1).put("connectorId", 1));
            return new Message("TransactionEvent", event);
        }
        if (current <= updates + 1) {
            return new Message(
                    "TransactionEvent", event("Updated", "MeterValuePeriodic", "Sample.Periodic", current - 1));
        }
        JsonObject ended =
                event("Ended", "StopAuthorized", "Transaction.End", current - 1).put("idToken", token.json());
        ended.getJsonObject("transactionInfo").put("stoppedReason", "Local");
        return new Message("TransactionEvent", ended);
    }

    private JsonObject event(String type, String trigger, String context, int seqNo) {
        String now = Instant.now().toString();
        JsonArray values = new JsonArray()
                .add(value(registerWh, context, "Energy.Active.Import.Register", "Wh"))
                .add(value(11_000, context, "Power.Active.Import", "W"))
                .add(value(42, context, "SoC", "Percent"));
        return new JsonObject()
                .put("eventType", type)
                .put("timestamp", now)
                .put("triggerReason", trigger)
                .put("seqNo", seqNo)
                .put(
                        "transactionInfo",
                        new JsonObject().put("transactionId", transactionId).put("chargingState", "Charging"))
                .put(
                        "meterValue",
                        new JsonArray()
                                .add(new JsonObject().put("timestamp", now).put("sampledValue", values)));
    }

    private static JsonObject value(double value, String context, String measurand, String unit) {
        return new JsonObject()
                .put("value", Math.round(value * 10) / 10.0)
                .put("context", context)
                .put("measurand", measurand)
                .put("location", "Outlet")
                .put("unitOfMeasure", new JsonObject().put("unit", unit));
    }
}
