package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import java.time.Duration;
import java.util.List;

/** What is done with the records of one kind of topic, inside a unit of work. */
interface PartitionProcessor {
    /** Handles records in order and returns how many it took; the rest comes again in the next batch. */
    int process(List<Incoming> batch, BatchTrace trace);

    /** How long a record may wait for others to share its batch with. */
    default Duration patience() {
        return Duration.ZERO;
    }

    /** Puts aside a record that {@link #process} failed on when it stood alone. */
    void refuse(Incoming record, Throwable why);
}
