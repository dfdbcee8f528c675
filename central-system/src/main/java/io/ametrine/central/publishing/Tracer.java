package io.ametrine.central.publishing;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.envelope.TraceEntry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Publishes what happened to stations: a row per exchange, an event per connection. What could not be published is counted. */
public final class Tracer {
    private final Publisher sessions;
    private final Publisher rows;
    private final LongAdder lost = new LongAdder();

    /**
     * @param sessions for what happens to connections, which others wait for
     * @param rows for exchanges, which may be gathered
     */
    public Tracer(Publisher sessions, Publisher rows) {
        this.sessions = sessions;
        this.rows = rows;
    }

    /** The row is built on the publisher's thread. */
    public void trace(StationKey station, Supplier<TraceEntry> row) {
        var _ = rows.publish(() -> Outgoing.keyed(
                        Topics.TRACE, station.key(), new Headers().with("v", "1"), OcppJson.write(row.get())))
                .exceptionally(_ -> {
                    lost.increment();
                    return null;
                });
    }

    public CompletableFuture<Void> tell(StationKey station, SessionEvent event) {
        return sessions.publish(() ->
                Outgoing.keyed(Topics.SESSIONS, station.key(), new Headers().with("v", "1"), OcppJson.write(event)));
    }

    /** When stations of one partition were last heard of; the record's key is one of theirs. */
    public void tellSeen(int partition, String anyOfThem, SessionEvent.Seen seen) {
        var _ = sessions.publish(() -> Outgoing.pinned(
                Topics.SESSIONS, partition, anyOfThem, new Headers().with("v", "1"), OcppJson.write(seen)));
    }

    public CompletableFuture<Void> tellAll(List<StationKey> stations, List<? extends SessionEvent> events) {
        CompletableFuture<?>[] told = new CompletableFuture<?>[stations.size()];
        for (int index = 0; index < told.length; index++) {
            told[index] = tell(stations.get(index), events.get(index));
        }
        return CompletableFuture.allOf(told);
    }

    public int waiting() {
        return rows.waiting();
    }

    public long lost() {
        return lost.sum();
    }
}
