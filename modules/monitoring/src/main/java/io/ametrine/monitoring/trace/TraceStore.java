package io.ametrine.monitoring.trace;

import java.util.List;

/** Keeps exchanges until they are too old or too many. */
public interface TraceStore {
    void add(List<TraceRow> rows);
}
