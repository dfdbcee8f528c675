package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import java.time.Duration;
import java.util.List;

/** Takes a topic's records as they come, many at a time, in the current unit of work. */
public interface RecordBatchHandler {
    void handle(List<Incoming> records);

    /** How long a record may wait for others: fewer and larger batches, where nobody waits for an answer. */
    default Duration patience() {
        return Duration.ZERO;
    }
}
