package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starts and stops transactions for the CSMS, and tells how they stand (E14, F01-F03, I02). */
final class TransactionCommands implements CommandHandlers {
    private final Station station;

    TransactionCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "RequestStartTransaction", this::start,
                "RequestStopTransaction", this::stop,
                "GetTransactionStatus", this::status,
                "CostUpdated", _ -> Reaction.with(new JsonObject()));
    }

    private Reaction start(JsonObject request) {
        IdToken token = IdToken.from(request.getJsonObject("idToken"));
        int evseId = request.getInteger("evseId", 0);
        Optional<Evse> free = station.evses().stream()
                .filter(evse -> evseId == 0 || evse.id() == evseId)
                .filter(evse -> evse.isFreeFor(token))
                .findFirst();
        return free.map(evse -> Reaction.status("Accepted").then(() -> begin(evse, token, request)))
                .orElseGet(() -> Reaction.status("Rejected", "NoFreeEvse"));
    }

    private void begin(Evse evse, IdToken token, JsonObject request) {
        station.charging()
                .beginRemotely(evse, token, request.getInteger("remoteStartId"))
                .onFailure(_ -> {});
        Optional.ofNullable(request.getJsonObject("chargingProfile")).ifPresent(profile -> {
            station.profiles().set(new ChargingProfiles.Installed(evse.id(), profile));
            station.charging().follow(evse);
        });
    }

    private Reaction stop(JsonObject request) {
        return station.evseOf(request.getString("transactionId"))
                .map(evse -> Reaction.status("Accepted")
                        .then(() -> station.charging()
                                .end(evse, "RemoteStop", "Remote")
                                .onFailure(_ -> {})))
                .orElseGet(() -> Reaction.status("Rejected", "UnknownTransaction"));
    }

    private Reaction status(JsonObject request) {
        JsonObject response =
                new JsonObject().put("messagesInQueue", !station.queue().isEmpty());
        Optional.ofNullable(request.getString("transactionId"))
                .ifPresent(id ->
                        response.put("ongoingIndicator", station.evseOf(id).isPresent()));
        return Reaction.with(response);
    }
}
