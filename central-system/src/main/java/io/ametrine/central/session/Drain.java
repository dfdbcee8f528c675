package io.ametrine.central.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a node: nobody new, what is open gets its answer, then every socket is closed, in steps. */
public final class Drain implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final int LEAST_PER_STEP = 50;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LAST_CLOSES = Duration.ofSeconds(2);

    private final Runnable closeDoors;
    private final Sessions sessions;
    private final Duration patience;

    /** Whatever is still open when {@code patience} is over is cut off. */
    public Drain(Runnable closeDoors, Sessions sessions, Duration patience) {
        this.closeDoors = closeDoors;
        this.sessions = sessions;
        this.patience = patience;
    }

    @Override
    public void close() {
        closeDoors.run();
        List<StationSession> open = List.copyOf(sessions.all());
        if (!open.isEmpty()) {
            log.info("draining sessions={} within={}", open.size(), patience);
        }
        long end = System.nanoTime() + patience.toNanos();
        int perStep = perStep(open.size(), patience);
        for (int told = 0; told < open.size(); told++) {
            open.get(told).run(session -> session.drain(end));
            if ((told + 1) % perStep == 0) {
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
        long last = end + LAST_CLOSES.toNanos();
        while (sessions.size() > 0 && System.nanoTime() - last < 0) {
            LockSupport.parkNanos(STEP.toNanos());
        }
        awaitFarewells();
    }

    /** So few at once that other nodes can take them in, so many that all are told in half the time. */
    static int perStep(int sessions, Duration patience) {
        long steps = Math.max(1, patience.dividedBy(2).dividedBy(STEP));
        return (int) Math.max(LEAST_PER_STEP, Math.ceilDiv(sessions, steps));
    }

    private void awaitFarewells() {
        CompletableFuture<?>[] open = sessions.farewells().toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(open)
                .exceptionally(_ -> null)
                .completeOnTimeout(null, 3, TimeUnit.SECONDS)
                .join();
    }
}
