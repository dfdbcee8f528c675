package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInteger;
import static io.ametrine.platform.database.Select.optionalString;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A monitor as the REST API shows it. */
public record MonitorView(
        int id,
        String component,
        Optional<String> componentInstance,
        Optional<Integer> evseId,
        Optional<Integer> connectorId,
        String variable,
        Optional<String> variableInstance,
        String type,
        BigDecimal value,
        int severity,
        boolean transaction,
        Instant knownAt) {
    static MonitorView of(ResultSet row) throws SQLException {
        return new MonitorView(
                row.getInt("monitor_id"),
                row.getString("component"),
                optionalString(row, "component_instance"),
                optionalInteger(row, "evse_id"),
                optionalInteger(row, "connector_id"),
                row.getString("variable"),
                optionalString(row, "variable_instance"),
                row.getString("type"),
                row.getBigDecimal("value"),
                row.getInt("severity"),
                row.getBoolean("transaction"),
                instant(row, "known_at"));
    }
}
