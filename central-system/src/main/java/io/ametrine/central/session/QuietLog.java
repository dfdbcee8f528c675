package io.ametrine.central.session;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Says what hostile or broken stations do, at most so many times a second, and how often it kept silent. */
public final class QuietLog {
    private static final int PER_SECOND = 5;
    private static final long SECOND = 1_000_000_000L;

    private final Logger log;
    private final AtomicLong second = new AtomicLong();
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong silent = new AtomicLong();

    public QuietLog(Logger log) {
        this.log = log;
    }

    public void warn(String format, Object... arguments) {
        long now = System.nanoTime() / SECOND;
        long before = second.get();
        if (before != now && second.compareAndSet(before, now)) {
            said.set(0);
            long kept = silent.getAndSet(0);
            if (kept > 0) {
                log.warn("... and {} more warnings of this kind", kept);
            }
        }
        if (said.incrementAndGet() <= PER_SECOND) {
            log.warn(format, arguments);
        } else {
            silent.incrementAndGet();
        }
    }
}
