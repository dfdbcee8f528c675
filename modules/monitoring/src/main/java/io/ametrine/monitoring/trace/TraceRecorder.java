package io.ametrine.monitoring.trace;

import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.runtime.RecordBatchHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the trace topic into the store, a poll at a time. The progress of the topic moves in the same transaction, so that each
 * record is stored exactly once.
 */
public final class TraceRecorder implements RecordBatchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TraceRecorder.class);

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final TraceStore traces;

    public TraceRecorder(TraceStore traces) {
        this.traces = traces;
    }

    /** Whoever wants to see an exchange at once follows the topic. */
    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void handle(List<Incoming> records) {
        traces.add(records.stream().flatMap(record -> row(record).stream()).toList());
    }

    private static Optional<TraceRow> row(Incoming record) {
        try {
            return Optional.of(TraceRow.of(record));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn(
                    "trace record unreadable partition={} offset={} key={} reason={}",
                    record.partition(),
                    record.offset(),
                    record.key(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }
}
