package io.ametrine.central.session;

import io.ametrine.central.publishing.Tracer;
import io.ametrine.platform.envelope.SessionEvent;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One clock for all sessions of an event loop: deadlines, pings, and every ten seconds who was heard of. */
public final class LoopClock {
    private static final int TICK_MILLIS = 100;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    private static final int SEEN_MILLIS = 10_000;
    private static final int SEEN_PER_RECORD = 2_000;

    private final Set<StationSession> sessions = new LinkedHashSet<>();
    private final Tracer tracer;
    private final Timer delay;
    private long expected = System.nanoTime() + TICK;
    private long seenUntil = System.currentTimeMillis();

    /** {@code delay} is how late the loop comes to its timer. */
    public LoopClock(Vertx vertx, Tracer tracer, Timer delay) {
        this.tracer = tracer;
        this.delay = delay;
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
        vertx.setPeriodic(SEEN_MILLIS, _ -> tellSeen());
    }

    void add(StationSession session) {
        sessions.add(session);
    }

    void remove(StationSession session) {
        sessions.remove(session);
    }

    private void tick() {
        long now = System.nanoTime();
        delay.record(Math.max(0, now - expected), TimeUnit.NANOSECONDS);
        expected = now + TICK;
        for (StationSession session : List.copyOf(sessions)) {
            session.at(now);
        }
    }

    private void tellSeen() {
        Map<Integer, Map<String, Instant>> byPartition = new HashMap<>();
        for (StationSession session : sessions) {
            if (session.heardAt() >= seenUntil) {
                byPartition
                        .computeIfAbsent(session.partition(), _ -> new HashMap<>())
                        .put(session.key().key(), Instant.ofEpochMilli(session.heardAt()));
            }
        }
        seenUntil = System.currentTimeMillis();
        byPartition.forEach(this::tellSeen);
    }

    private void tellSeen(int partition, Map<String, Instant> seen) {
        List<String> stations = new ArrayList<>(seen.keySet());
        for (int from = 0; from < stations.size(); from += SEEN_PER_RECORD) {
            Map<String, Instant> part = new HashMap<>();
            stations.subList(from, Math.min(stations.size(), from + SEEN_PER_RECORD))
                    .forEach(station -> part.put(station, seen.getOrDefault(station, Instant.EPOCH)));
            tracer.tellSeen(partition, stations.get(from), new SessionEvent.Seen(part));
        }
    }
}
