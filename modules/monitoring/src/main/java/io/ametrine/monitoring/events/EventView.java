package io.ametrine.monitoring.events;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInteger;
import static io.ametrine.platform.database.Select.optionalString;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** An event as the REST API shows it. */
public record EventView(
        int eventId,
        Instant timestamp,
        String trigger,
        String eventNotificationType,
        Place component,
        Name variable,
        String actualValue,
        Optional<Integer> cause,
        Optional<String> techCode,
        Optional<String> techInfo,
        Optional<Boolean> cleared,
        Optional<String> transactionId,
        Optional<Integer> variableMonitoringId,
        Instant receivedAt) {
    /** A component, and where on the station it is. */
    public record Place(
            String name, Optional<String> instance, Optional<Integer> evseId, Optional<Integer> connectorId) {}

    /** A variable. */
    public record Name(String name, Optional<String> instance) {}

    static EventView of(ResultSet row) throws SQLException {
        return new EventView(
                row.getInt("event_id"),
                instant(row, "happened_at"),
                row.getString("trigger"),
                row.getString("notification_type"),
                new Place(
                        row.getString("component"),
                        optionalString(row, "component_instance"),
                        optionalInteger(row, "evse_id"),
                        optionalInteger(row, "connector_id")),
                new Name(row.getString("variable"), optionalString(row, "variable_instance")),
                row.getString("actual_value"),
                optionalInteger(row, "cause"),
                optionalString(row, "tech_code"),
                optionalString(row, "tech_info"),
                Optional.ofNullable(row.getObject("cleared", Boolean.class)),
                optionalString(row, "transaction_id"),
                optionalInteger(row, "variable_monitoring_id"),
                instant(row, "received_at"));
    }
}
