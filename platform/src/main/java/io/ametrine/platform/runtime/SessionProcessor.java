package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.StationKey;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** Hands each record of {@code station.sessions} to every {@link SessionHandler}. */
record SessionProcessor(List<MethodHandle> handlers, List<BatchStore> stores, DeadLetters deadLetters)
        implements PartitionProcessor {
    /** Stands for the many stations of a {@link SessionEvent.Seen}, whose record has no key. */
    private static final StationKey MANY = new StationKey("*", "*");

    @Override
    public int process(List<Incoming> batch, BatchTrace trace) {
        for (Incoming record : batch) {
            StationKey station = record.key().isEmpty() ? MANY : StationKey.parse(record.key());
            SessionEvent event = OcppJson.read(record.value(), SessionEvent.class);
            handlers.forEach(handler -> Invocation.call(handler, station, event));
        }
        stores.forEach(BatchStore::flush);
        return batch.size();
    }

    @Override
    public void refuse(Incoming record, Throwable why) {
        deadLetters.keep(record, why);
    }
}
