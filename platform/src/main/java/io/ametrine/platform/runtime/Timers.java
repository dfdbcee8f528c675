package io.ametrine.platform.runtime;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a module's chores on one thread; a chore that fails is logged and comes again. */
final class Timers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timers.class);

    private final ScheduledExecutorService thread;
    private final Consumer<String> whenFailed;

    /** @param whenFailed is told the name of a chore that failed */
    Timers(String module, Consumer<String> whenFailed) {
        this.whenFailed = whenFailed;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("timers-" + module).daemon().factory());
    }

    /** A chore that may fail for want of the database or the broker. */
    interface Chore {
        void run() throws Exception;
    }

    void every(Duration interval, String name, Chore chore) {
        var _ = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                    } catch (Exception failure) {
                        whenFailed.accept(name);
                        log.warn("chore failed, will be tried again chore={} reason={}", name, failure.toString());
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
