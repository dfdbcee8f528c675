package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Firmware updates and log uploads, played through without a file server (L01-L04, N01). */
final class FirmwareCommands implements CommandHandlers {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Station station;
    private final Map<String, String> published = new HashMap<>();

    FirmwareCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "UpdateFirmware", this::update,
                "PublishFirmware", this::publish,
                "UnpublishFirmware", this::unpublish,
                "GetLog", this::getLog);
    }

    private Reaction update(JsonObject request) {
        int requestId = request.getInteger("requestId");
        List<String> steps = request.getJsonObject("firmware").containsKey("signature")
                ? List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallRebooting")
                : List.of("Downloading", "Downloaded", "Installing", "InstallRebooting");
        return Reaction.status("Accepted")
                .then(() -> play("FirmwareStatusNotification", requestId, steps, () -> reboot(requestId)));
    }

    private void reboot(int requestId) {
        String version = station.model().text("ChargingStation", "FirmwareVersion");
        int last = Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
        String next = version.substring(0, version.lastIndexOf('.') + 1) + (last + 1);
        station.model().hold(VariableKey.of("ChargingStation", "FirmwareVersion"), next);
        station.restartOnceTold("FirmwareUpdate", 20);
        station.onceAccepted(() -> send("FirmwareStatusNotification", "Installed", requestId));
    }

    private Reaction publish(JsonObject request) {
        int requestId = request.getInteger("requestId");
        String checksum = request.getString("checksum");
        String location = request.getString("location");
        List<String> steps = List.of("Downloading", "Downloaded", "ChecksumVerified");
        return Reaction.status("Accepted")
                .then(() -> play("PublishFirmwareStatusNotification", requestId, steps, () -> {
                    published.put(checksum, location);
                    station.send(
                            "PublishFirmwareStatusNotification",
                            new JsonObject()
                                    .put("status", "Published")
                                    .put("requestId", requestId)
                                    .put("location", new JsonArray().add(location)));
                }));
    }

    private Reaction unpublish(JsonObject request) {
        return Reaction.status(published.remove(request.getString("checksum")) != null ? "Unpublished" : "NoFirmware");
    }

    private Reaction getLog(JsonObject request) {
        int requestId = request.getInteger("requestId");
        JsonObject response =
                new JsonObject().put("status", "Accepted").put("filename", station.id() + "-" + requestId + ".log");
        return Reaction.with(response)
                .then(() -> play("LogStatusNotification", requestId, List.of("Uploading", "Uploaded"), () -> {}));
    }

    private void play(String action, int requestId, List<String> steps, Runnable afterwards) {
        if (steps.isEmpty()) {
            afterwards.run();
            return;
        }
        send(action, steps.getFirst(), requestId);
        station.later(STEP, () -> play(action, requestId, steps.subList(1, steps.size()), afterwards));
    }

    private void send(String action, String status, int requestId) {
        station.send(action, new JsonObject().put("status", status).put("requestId", requestId));
    }
}
