package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The authorization cache, the local list and reservations (C11, D01, D02, H01-H04). */
final class AuthorizationCommands implements CommandHandlers {
    private final Station station;
    private final Map<IdToken, JsonObject> localList = new HashMap<>();
    private int localListVersion;

    AuthorizationCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "ClearCache", _ -> Reaction.status("Accepted"),
                "SendLocalList", this::sendLocalList,
                "GetLocalListVersion", _ -> Reaction.with(new JsonObject().put("versionNumber", localListVersion)),
                "ReserveNow", this::reserveNow,
                "CancelReservation", this::cancelReservation);
    }

    private Reaction sendLocalList(JsonObject request) {
        int version = request.getInteger("versionNumber");
        boolean full = request.getString("updateType").equals("Full");
        if (!full && version <= localListVersion) {
            return Reaction.status("VersionMismatch");
        }
        if (full) {
            localList.clear();
        }
        for (Object each : request.getJsonArray("localAuthorizationList", new JsonArray())) {
            apply((JsonObject) each);
        }
        localListVersion = localList.isEmpty() && full ? 0 : version;
        station.model().hold(VariableKey.of("LocalAuthListCtrlr", "Entries"), Integer.toString(localList.size()));
        return Reaction.status("Accepted");
    }

    private void apply(JsonObject entry) {
        IdToken token = IdToken.from(entry.getJsonObject("idToken"));
        Optional.ofNullable(entry.getJsonObject("idTokenInfo"))
                .ifPresentOrElse(info -> localList.put(token, info), () -> localList.remove(token));
    }

    private Reaction reserveNow(JsonObject request) {
        int evseId = request.getInteger("evseId", 0);
        if (evseId == 0) {
            return Reaction.status("Rejected", "EvseRequired");
        }
        List<Evse> named =
                station.evses().stream().filter(evse -> evse.id() == evseId).toList();
        if (named.isEmpty()) {
            return Reaction.status("Rejected", "UnknownEvse");
        }
        Evse evse = named.getFirst();
        return switch (evse.status()) {
            case "Occupied" -> Reaction.status("Occupied");
            case "Unavailable" -> Reaction.status("Unavailable");
            case "Reserved" -> Reaction.status("Occupied");
            default -> Reaction.status("Accepted").then(() -> reserve(evse, request));
        };
    }

    private void reserve(Evse evse, JsonObject request) {
        int id = request.getInteger("id");
        Instant expiry = Instant.parse(request.getString("expiryDateTime"));
        evse.reserve(new Evse.Reservation(id, IdToken.from(request.getJsonObject("idToken")), expiry));
        station.connectors().changed(evse);
        station.expire(expiry, () -> release(evse, id).ifPresent(_ -> tellExpired(id)));
    }

    private Reaction cancelReservation(JsonObject request) {
        int id = request.getInteger("reservationId");
        boolean known =
                station.evses().stream().anyMatch(evse -> release(evse, id).isPresent());
        return Reaction.status(known ? "Accepted" : "Rejected");
    }

    private Optional<Evse.Reservation> release(Evse evse, int id) {
        Optional<Evse.Reservation> held = evse.reservation().filter(kept -> kept.id() == id);
        held.ifPresent(_ -> {
            evse.releaseReservation();
            station.connectors().changed(evse);
        });
        return held;
    }

    private void tellExpired(int id) {
        station.send(
                "ReservationStatusUpdate",
                new JsonObject().put("reservationId", id).put("reservationUpdateStatus", "Expired"));
    }
}
