package io.ametrine.platform.runtime;

import io.ametrine.platform.envelope.Inbound;
import java.util.List;

/** A store that works in batches: it reads ahead before the handlers run, and writes after them in multi-row statements. */
public interface BatchStore {
    /** Reads, with one statement per table, what the handlers of these messages will ask for. */
    default void prefetch(List<Inbound> batch) {}

    /** Writes what the handlers changed. Also called at the end of a REST write or a timer's. */
    default void flush() {}
}
