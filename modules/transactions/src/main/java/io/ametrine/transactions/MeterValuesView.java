package io.ametrine.transactions;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.database.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The meter values of one message as REST shows them: of an event of a transaction (seqNo), or of an EVSE (evseId). */
record MeterValuesView(
        Optional<Integer> seqNo, Optional<Integer> evseId, Instant timestamp, Instant receivedAt, JsonNode meterValue) {
    static MeterValuesView ofEvent(ResultSet row) throws SQLException {
        return new MeterValuesView(
                Optional.of(row.getInt("seq_no")),
                Optional.empty(),
                Select.instant(row, "occurred_at"),
                Select.instant(row, "received_at"),
                meterValue(row));
    }

    static MeterValuesView ofEvse(ResultSet row) throws SQLException {
        return new MeterValuesView(
                Optional.empty(),
                Optional.of(row.getInt("evse_id")),
                Select.instant(row, "sampled_at"),
                Select.instant(row, "received_at"),
                meterValue(row));
    }

    private static JsonNode meterValue(ResultSet row) throws SQLException {
        return OcppJson.read(row.getString("payload"), JsonNode.class).path("meterValue");
    }
}
