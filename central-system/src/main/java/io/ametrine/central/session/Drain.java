package io.ametrine.central.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a node: nobody new, what is open gets its answer, then every socket is closed, in steps. */
public final class Drain implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final int PER_STEP = 50;
    private static final long STEP_NANOS = 50_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Runnable closeDoors;
    private final Sessions sessions;
    private final Duration patience;

    public Drain(Runnable closeDoors, Sessions sessions, Duration callTimeout) {
        this.closeDoors = closeDoors;
        this.sessions = sessions;
        this.patience = callTimeout.compareTo(LONGEST) < 0 ? callTimeout : LONGEST;
    }

    @Override
    public void close() {
        closeDoors.run();
        if (sessions.size() > 0) {
            log.info("draining sessions={}", sessions.size());
        }
        long end = System.nanoTime() + patience.toNanos();
        int told = 0;
        for (StationSession session : sessions.all()) {
            session.run(open -> open.drain(end));
            told++;
            if (told % PER_STEP == 0) {
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
        long last = end + Duration.ofSeconds(6).toNanos();
        while (sessions.size() > 0 && System.nanoTime() - last < 0) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        awaitFarewells();
    }

    private void awaitFarewells() {
        CompletableFuture<?>[] open = sessions.farewells().toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(open)
                .exceptionally(_ -> null)
                .completeOnTimeout(null, 3, TimeUnit.SECONDS)
                .join();
    }
}
