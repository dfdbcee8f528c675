package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import java.time.Duration;
import java.util.List;

/** Hands whole batches to a {@link RecordBatchHandler}. */
record RecordBatchProcessor(RecordBatchHandler handler, List<BatchStore> stores, DeadLetters deadLetters)
        implements PartitionProcessor {
    @Override
    public int process(List<Incoming> batch, BatchTrace trace) {
        handler.handle(batch);
        stores.forEach(BatchStore::flush);
        return batch.size();
    }

    @Override
    public Duration patience() {
        return handler.patience();
    }

    @Override
    public void refuse(Incoming record, Throwable why) {
        deadLetters.keep(record, why);
    }
}
