package io.ametrine.transactions;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.database.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** One event of a transaction as REST shows it; {@code payload} is the TransactionEventRequest. */
record EventView(
        int seqNo,
        String eventType,
        String triggerReason,
        Instant timestamp,
        Instant receivedAt,
        boolean offline,
        JsonNode payload) {
    static EventView read(ResultSet row) throws SQLException {
        return new EventView(
                row.getInt("seq_no"),
                row.getString("event_type"),
                row.getString("trigger_reason"),
                Select.instant(row, "occurred_at"),
                Select.instant(row, "received_at"),
                row.getBoolean("offline"),
                OcppJson.read(row.getString("payload"), JsonNode.class));
    }
}
