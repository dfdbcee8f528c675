package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.StationKey;
import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands each record of {@code station.sessions} to every {@link SessionHandler}, and the stations that can be reached anew to {@code reached}.
 */
record SessionProcessor(
        List<MethodHandle> handlers,
        List<BatchStore> stores,
        Consumer<Collection<StationKey>> reached,
        DeadLetters deadLetters)
        implements PartitionProcessor {
    /** Stands for the many stations of a {@link SessionEvent.Seen}, whose record has no key. */
    private static final StationKey MANY = new StationKey("*", "*");

    @Override
    public int process(List<Incoming> batch, BatchTrace trace) {
        Set<StationKey> connected = new LinkedHashSet<>();
        for (Incoming record : batch) {
            StationKey station = record.key().isEmpty() ? MANY : StationKey.parse(record.key());
            SessionEvent event = OcppJson.read(record.value(), SessionEvent.class);
            handlers.forEach(handler -> Invocation.call(handler, station, event));
            if (event instanceof SessionEvent.Connected) {
                connected.add(station);
            }
        }
        if (!connected.isEmpty()) {
            reached.accept(connected);
        }
        stores.forEach(BatchStore::flush);
        return batch.size();
    }

    @Override
    public void refuse(Incoming record, Throwable why) {
        deadLetters.keep(record, why);
    }
}
