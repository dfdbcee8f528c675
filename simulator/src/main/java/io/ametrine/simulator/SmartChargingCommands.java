package io.ametrine.simulator;

import io.ametrine.simulator.ChargingProfiles.Installed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Installs, clears and tells charging profiles; a limit changes what the car draws at once (K01, K08-K10). */
final class SmartChargingCommands implements CommandHandlers {
    private final Station station;

    SmartChargingCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "SetChargingProfile", this::set,
                "ClearChargingProfile", this::clear,
                "GetChargingProfiles", this::get,
                "GetCompositeSchedule", this::composite);
    }

    private Reaction set(JsonObject request) {
        int evseId = request.getInteger("evseId");
        JsonObject profile = request.getJsonObject("chargingProfile");
        if (evseId != 0 && station.evse(evseId).isEmpty()) {
            return Reaction.status("Rejected", "UnknownEvse");
        }
        if (profile.getString("chargingProfilePurpose").equals("TxProfile") && !hasTransaction(evseId, profile)) {
            return Reaction.status("Rejected", "TxNotFound");
        }
        station.profiles().set(new Installed(evseId, profile));
        return Reaction.status("Accepted").then(this::changed);
    }

    private boolean hasTransaction(int evseId, JsonObject profile) {
        return station.evse(evseId)
                .flatMap(Evse::transaction)
                .filter(transaction -> transaction.id().equals(profile.getString("transactionId")))
                .isPresent();
    }

    private Reaction clear(JsonObject request) {
        Predicate<Installed> which = request.containsKey("chargingProfileId")
                ? installed -> installed.profile().getInteger("id").equals(request.getInteger("chargingProfileId"))
                : matching(request.getJsonObject("chargingProfileCriteria", new JsonObject()));
        return station.profiles().clear(which)
                ? Reaction.status("Accepted").then(this::changed)
                : Reaction.status("Unknown");
    }

    private Reaction get(JsonObject request) {
        JsonObject criteria = request.getJsonObject("chargingProfile");
        if (request.containsKey("evseId")) {
            criteria.put("evseId", request.getInteger("evseId"));
        }
        List<Installed> found = station.profiles().find(matching(criteria));
        return found.isEmpty()
                ? Reaction.status("NoProfiles")
                : Reaction.status("Accepted").then(() -> report(request.getInteger("requestId"), found));
    }

    private void report(int requestId, List<Installed> found) {
        for (int i = 0; i < found.size(); i++) {
            station.send(
                    "ReportChargingProfiles",
                    new JsonObject()
                            .put("requestId", requestId)
                            .put("chargingLimitSource", "CSO")
                            .put("evseId", found.get(i).evseId())
                            .put("tbc", i + 1 < found.size())
                            .put(
                                    "chargingProfile",
                                    new JsonArray().add(found.get(i).profile())));
        }
    }

    private static Predicate<Installed> matching(JsonObject criteria) {
        JsonArray ids = criteria.getJsonArray("chargingProfileId", new JsonArray());
        JsonArray sources = criteria.getJsonArray("chargingLimitSource", new JsonArray());
        return installed -> (!criteria.containsKey("evseId") || criteria.getInteger("evseId") == installed.evseId())
                && criteria.getString("chargingProfilePurpose", installed.purpose())
                        .equals(installed.purpose())
                && criteria.getInteger("stackLevel", installed.stackLevel()) == installed.stackLevel()
                && (ids.isEmpty() || ids.contains(installed.profile().getInteger("id")))
                && (sources.isEmpty() || sources.contains("CSO"));
    }

    private Reaction composite(JsonObject request) {
        int evseId = request.getInteger("evseId");
        Optional<Evse> evse = evseId == 0 ? station.evse(1) : station.evse(evseId);
        String unit = request.getString("chargingRateUnit", "W");
        int duration = request.getInteger("duration");
        return evse.map(known -> {
                    Instant now = Instant.now();
                    JsonArray periods = station.profiles()
                            .schedule(known, now, Duration.ofSeconds(Math.min(duration, 86_400)), unit);
                    return Reaction.with(new JsonObject()
                            .put("status", "Accepted")
                            .put(
                                    "schedule",
                                    new JsonObject()
                                            .put("evseId", evseId)
                                            .put("duration", duration)
                                            .put("scheduleStart", now.toString())
                                            .put("chargingRateUnit", unit)
                                            .put("chargingSchedulePeriod", periods)));
                })
                .orElseGet(() -> Reaction.status("Rejected", "UnknownEvse"));
    }

    private void changed() {
        station.model()
                .hold(
                        VariableKey.of("SmartChargingCtrlr", "Entries", "ChargingProfiles"),
                        Integer.toString(station.profiles().size()));
        for (Evse evse : station.evses()) {
            double before = evse.meter().powerW();
            station.charging().follow(evse);
            if (before != evse.meter().powerW()) {
                station.charging().report(evse, "ChargingRateChanged", "Other");
            }
        }
    }
}
