package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Availability, reset, unlocking and triggered messages (B11, B12, F05, F06, G03, G04). */
final class AvailabilityCommands implements CommandHandlers {
    private final Station station;

    AvailabilityCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "ChangeAvailability", this::change,
                "Reset", this::reset,
                "UnlockConnector", this::unlock,
                "TriggerMessage", this::trigger);
    }

    private Reaction change(JsonObject request) {
        List<Evse> concerned = evsesOf(request);
        if (concerned.isEmpty()) {
            return Reaction.status("Rejected", "UnknownEvse");
        }
        boolean operative = request.getString("operationalStatus").equals("Operative");
        List<String> outcomes =
                concerned.stream().map(evse -> evse.change(operative)).toList();
        String status = outcomes.contains("Scheduled") ? "Scheduled" : "Accepted";
        return Reaction.status(status).then(() -> concerned.forEach(station.connectors()::changed));
    }

    private Reaction reset(JsonObject request) {
        if (request.containsKey("evseId")) {
            return Reaction.status("Rejected", "NotSupported");
        }
        boolean busy =
                station.evses().stream().anyMatch(evse -> evse.transaction().isPresent());
        if (request.getString("type").equals("OnIdle") && busy) {
            return Reaction.status("Scheduled").then(station::resetOnceIdle);
        }
        return Reaction.status("Accepted").then(station::resetNow);
    }

    private Reaction unlock(JsonObject request) {
        Optional<Evse> evse =
                station.evse(request.getInteger("evseId")).filter(_ -> request.getInteger("connectorId") == 1);
        return evse.map(known -> known.transaction().isPresent()
                        ? Reaction.status("OngoingAuthorizedTransaction")
                        : Reaction.status("Unlocked"))
                .orElseGet(() -> Reaction.status("UnknownConnector"));
    }

    private Reaction trigger(JsonObject request) {
        List<Evse> concerned = evsesOf(request);
        if (concerned.isEmpty()) {
            return Reaction.status("Rejected", "UnknownEvse");
        }
        Reaction accepted = Reaction.status("Accepted");
        return switch (request.getString("requestedMessage")) {
            case "BootNotification" ->
                accepted.then(() -> station.registration().boot("Triggered"));
            case "Heartbeat" -> accepted.then(station.registration()::heartbeat);
            case "StatusNotification" -> accepted.then(() -> concerned.forEach(station.connectors()::tell));
            case "MeterValues" -> accepted.then(() -> concerned.forEach(this::sendMeterValues));
            case "TransactionEvent" ->
                accepted.then(() -> concerned.forEach(evse -> station.charging().report(evse, "Trigger", "Trigger")));
            case "LogStatusNotification" -> accepted.then(() -> sendStatus("LogStatusNotification"));
            case "FirmwareStatusNotification" -> accepted.then(() -> sendStatus("FirmwareStatusNotification"));
            case "PublishFirmwareStatusNotification" ->
                accepted.then(() -> sendStatus("PublishFirmwareStatusNotification"));
            case "SignChargingStationCertificate", "SignCombinedCertificate" ->
                accepted.then(() -> sign("ChargingStationCertificate"));
            case "SignV2GCertificate" -> accepted.then(() -> sign("V2GCertificate"));
            default -> Reaction.status("NotImplemented");
        };
    }

    private void sendMeterValues(Evse evse) {
        station.send(
                "MeterValues",
                new JsonObject()
                        .put("evseId", evse.id())
                        .put(
                                "meterValue",
                                station.charging().sample(evse, Instant.now(), "Trigger", "TxUpdatedMeasurands")));
    }

    private void sendStatus(String action) {
        station.send(action, new JsonObject().put("status", "Idle"));
    }

    private void sign(String type) {
        station.send(
                "SignCertificate",
                new JsonObject()
                        .put("certificateType", type)
                        .put(
                                "csr",
                                SigningRequest.pem(
                                        station.id(), station.model().text("SecurityCtrlr", "OrganizationName"))));
    }

    private List<Evse> evsesOf(JsonObject request) {
        JsonObject evse = request.getJsonObject("evse", new JsonObject());
        boolean otherConnector = evse.getInteger("connectorId", 1) != 1;
        return station.evses().stream()
                .filter(each -> !otherConnector && evse.getInteger("id", each.id()) == each.id())
                .toList();
    }
}
