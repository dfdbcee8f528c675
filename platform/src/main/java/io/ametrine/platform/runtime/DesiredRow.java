package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.envelope.StationKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One desired state as it is kept.
 *
 * @param commandId the latest try
 * @param inFlight that try has not ended
 * @param contacted the station was reached anew since that try began
 * @param retryAt when it is tried again even if the station is not reached anew
 */
record DesiredRow(
        String id,
        StationKey station,
        Action action,
        String key,
        byte[] request,
        String caller,
        String state,
        Instant requestedAt,
        Instant changedAt,
        int attempts,
        Optional<String> commandId,
        boolean inFlight,
        boolean contacted,
        Optional<Instant> retryAt,
        Optional<byte[]> response,
        Optional<CommandReport.Fault> error,
        Optional<String> reason) {
    static final String WAITING = "waiting";
    static final String SENT = "sent";
    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";
    static final String REPLACED = "replaced";
    static final String WITHDRAWN = "withdrawn";

    boolean is(String other) {
        return state.equals(other);
    }

    /** The same wish again. What holds secrets is never known to be the same: they are forgotten once it is settled. */
    boolean wants(byte[] other) {
        return Arrays.equals(request, other)
                && Arrays.equals(other, Confidential.masked(Optional.of(action), other))
                && !is(REJECTED);
    }

    DesiredKind kind() {
        return DesiredKind.of(action).orElseThrow();
    }

    static DesiredRow of(ResultSet row) throws SQLException {
        String description = Select.optionalString(row, "error_description").orElse("");
        return new DesiredRow(
                row.getString("id"),
                new StationKey(row.getString("tenant"), row.getString("station")),
                Action.of(row.getString("action")).orElseThrow(),
                row.getString("key"),
                row.getBytes("request"),
                row.getString("caller"),
                row.getString("state"),
                Select.instant(row, "requested_at"),
                Select.instant(row, "changed_at"),
                row.getInt("attempts"),
                Select.optionalString(row, "command_id"),
                row.getBoolean("in_flight"),
                row.getBoolean("contacted"),
                Select.optionalInstant(row, "retry_at"),
                Optional.ofNullable(row.getBytes("response")),
                Select.optionalString(row, "error_code")
                        .map(code -> new CommandReport.Fault(code, description, Optional.empty())),
                Select.optionalString(row, "reason"));
    }
}
