package io.ametrine.monitoring.trace;

import java.time.Instant;

/** A partition: the instants it holds, from the first to the one after the last, and the bytes it takes with its indexes. */
record TracePartition(String name, Instant from, Instant to, long bytes) {
    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
