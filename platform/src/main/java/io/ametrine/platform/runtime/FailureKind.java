package io.ametrine.platform.runtime;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** What the runtime does about a failed batch. */
enum FailureKind {
    /** Two transactions got in each other's way: the batch again. */
    CONFLICT,
    /** The database or the broker is away: wait, then the batch again. Nothing is acknowledged. */
    INFRASTRUCTURE,
    /** One message is at fault: the batch again, one at a time. */
    MESSAGE;

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");
    private static final Set<String> INFRASTRUCTURES = Set.of("08", "53", "57");

    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
            if (cause instanceof KafkaException) {
                return INFRASTRUCTURE;
            }
        }
        return MESSAGE;
    }

    private static FailureKind of(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            // HikariCP's own time-outs and closed connections carry no state.
            return INFRASTRUCTURE;
        }
        if (CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        return INFRASTRUCTURES.contains(state.substring(0, 2)) ? INFRASTRUCTURE : MESSAGE;
    }
}
