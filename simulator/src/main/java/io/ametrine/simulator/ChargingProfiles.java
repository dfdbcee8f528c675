package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** The charging profiles a station holds, and what they allow at an instant (K01, K08-K10). */
final class ChargingProfiles {
    private static final double VOLTS = 230;
    private static final double UNLIMITED = 22_000;
    private static final List<String> PURPOSES =
            List.of("ChargingStationExternalConstraints", "ChargingStationMaxProfile");

    /** A profile and the EVSE it was set on, 0 for the whole station. */
    record Installed(int evseId, JsonObject profile) {
        String purpose() {
            return profile.getString("chargingProfilePurpose");
        }

        int stackLevel() {
            return profile.getInteger("stackLevel");
        }

        boolean replaces(Installed other) {
            return profile.getInteger("id").equals(other.profile.getInteger("id"))
                    || (evseId == other.evseId
                            && purpose().equals(other.purpose())
                            && stackLevel() == other.stackLevel());
        }
    }

    private final Map<Integer, Installed> byId = new LinkedHashMap<>();

    void set(Installed added) {
        byId.values().removeIf(added::replaces);
        byId.put(added.profile().getInteger("id"), added);
    }

    boolean clear(Predicate<Installed> which) {
        return byId.values().removeIf(which);
    }

    List<Installed> find(Predicate<Installed> which) {
        return byId.values().stream().filter(which).toList();
    }

    int size() {
        return byId.size();
    }

    /** The lowest of what station-wide profiles and the transaction's own allow. */
    double limitWatts(Evse evse, Instant now) {
        double station = PURPOSES.stream()
                .mapToDouble(purpose -> highest(purpose, 0, evse, now).orElse(UNLIMITED))
                .min()
                .orElse(UNLIMITED);
        double own = highest("TxProfile", evse.id(), evse, now)
                .orElseGet(() -> highest("TxDefaultProfile", evse.id(), evse, now)
                        .orElseGet(
                                () -> highest("TxDefaultProfile", 0, evse, now).orElse(UNLIMITED)));
        return Math.min(station, own);
    }

    /** The limits of the coming time, minute by minute, equal neighbours joined. */
    JsonArray schedule(Evse evse, Instant from, Duration length, String unit) {
        JsonArray periods = new JsonArray();
        double last = -1;
        for (long second = 0; second < Math.max(1, length.toSeconds()); second += 60) {
            double watts = limitWatts(evse, from.plusSeconds(second));
            if (watts != last) {
                double limit = unit.equals("A") ? Math.round(watts / VOLTS / 3 * 10) / 10.0 : watts;
                periods.add(new JsonObject().put("startPeriod", second).put("limit", limit));
                last = watts;
            }
        }
        return periods;
    }

    private OptionalDouble highest(String purpose, int evseId, Evse evse, Instant now) {
        return byId.values().stream()
                .filter(installed -> installed.purpose().equals(purpose) && installed.evseId() == evseId)
                .sorted(Comparator.comparingInt(Installed::stackLevel).reversed())
                .map(installed -> limitAt(installed.profile(), evse, now))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble limitAt(JsonObject profile, Evse evse, Instant now) {
        JsonObject schedule = profile.getJsonArray("chargingSchedule").getJsonObject(0);
        if (!isValid(profile, now)) {
            return OptionalDouble.empty();
        }
        long offset = offset(profile, schedule, evse, now);
        if (offset < 0 || offset >= schedule.getLong("duration", Long.MAX_VALUE)) {
            return OptionalDouble.empty();
        }
        OptionalDouble limit = OptionalDouble.empty();
        for (Object each : schedule.getJsonArray("chargingSchedulePeriod")) {
            JsonObject period = (JsonObject) each;
            if (period.getLong("startPeriod") <= offset) {
                limit = OptionalDouble.of(watts(period, schedule.getString("chargingRateUnit")));
            }
        }
        return limit;
    }

    private static boolean isValid(JsonObject profile, Instant now) {
        return time(profile, "validFrom").map(from -> !now.isBefore(from)).orElse(true)
                && time(profile, "validTo").map(now::isBefore).orElse(true);
    }

    private static long offset(JsonObject profile, JsonObject schedule, Evse evse, Instant now) {
        Instant started = evse.transaction().map(Transaction::startedAt).orElse(now);
        Instant start = time(schedule, "startSchedule").orElse(started);
        long seconds = Duration.between(start, now).toSeconds();
        return switch (profile.getString("chargingProfileKind")) {
            case "Recurring" ->
                Math.floorMod(
                        seconds, profile.getString("recurrencyKind", "Daily").equals("Weekly") ? 604_800 : 86_400);
            case "Relative" -> Duration.between(started, now).toSeconds();
            default -> seconds;
        };
    }

    private static double watts(JsonObject period, String unit) {
        double limit = period.getDouble("limit");
        return unit.equals("A") ? limit * VOLTS * period.getInteger("numberPhases", 3) : limit;
    }

    private static Optional<Instant> time(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name)).map(Instant::parse);
    }
}
