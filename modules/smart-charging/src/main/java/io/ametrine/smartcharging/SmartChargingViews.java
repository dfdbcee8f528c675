package io.ametrine.smartcharging;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Rows as the REST API shows them; what a station sent stands there as it was sent. */
public final class SmartChargingViews {
    private SmartChargingViews() {}

    /** A profile a station holds; {@code evseId} 0 is the whole station. */
    public record Profile(int evseId, String source, JsonNode chargingProfile, Instant knownAt) {
        static Profile of(ResultSet row) throws SQLException {
            return new Profile(
                    row.getInt("evse_id"), row.getString("source"), json(row, "profile"), instant(row, "known_at"));
        }
    }

    /** A limit from elsewhere; without {@code clearedAt} it holds. */
    public record Limit(
            int evseId,
            String source,
            boolean gridCritical,
            JsonNode chargingSchedule,
            Instant notifiedAt,
            Optional<Instant> clearedAt) {
        static Limit of(ResultSet row) throws SQLException {
            return new Limit(
                    row.getInt("evse_id"),
                    row.getString("source"),
                    row.getBoolean("grid_critical"),
                    json(row, "schedules"),
                    instant(row, "notified_at"),
                    optionalInstant(row, "cleared_at"));
        }
    }

    /** What the vehicle at an EVSE asked for last. */
    public record Needs(int evseId, Optional<Integer> maxScheduleTuples, JsonNode chargingNeeds, Instant receivedAt) {
        static Needs of(ResultSet row) throws SQLException {
            return new Needs(
                    row.getInt("evse_id"),
                    optionalInteger(row, "max_schedule_tuples"),
                    json(row, "needs"),
                    instant(row, "received_at"));
        }
    }

    /** How the vehicle at an EVSE planned to charge. */
    public record EvSchedule(int evseId, Instant timeBase, JsonNode chargingSchedule, Instant receivedAt) {
        static EvSchedule of(ResultSet row) throws SQLException {
            return new EvSchedule(
                    row.getInt("evse_id"),
                    instant(row, "time_base"),
                    json(row, "schedule"),
                    instant(row, "received_at"));
        }
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        return OcppJson.read(row.getString(column), JsonNode.class);
    }
}
