package io.ametrine.monitoring.trace;

import io.ametrine.platform.database.Select;
import java.time.Instant;
import java.util.Optional;

/** Which exchanges a caller wants to see. */
record TraceFilter(
        Optional<String> station,
        Optional<String> action,
        Optional<String> verdict,
        Optional<String> errorCode,
        Optional<String> messageId,
        Optional<Instant> from,
        Optional<Instant> to) {
    Select select(String tenant) {
        return Select.of("select station, at, topic_partition, topic_offset, entry from trace where tenant = ?", tenant)
                .and("station = ?", station)
                .and("action = ?", action)
                .and("verdict = ?", verdict)
                .and("error_code = ?", errorCode)
                .and("message_id = ?", messageId)
                .and("at >= ?", from)
                .and("at < ?", to);
    }
}
