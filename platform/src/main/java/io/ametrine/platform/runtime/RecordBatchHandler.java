package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import java.util.List;

/** Takes a topic's records as they come, many at a time, in the current unit of work. */
public interface RecordBatchHandler {
    void handle(List<Incoming> records);
}
