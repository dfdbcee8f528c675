package io.ametrine.platform.broker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the busy turns of one thread's loop apart, so that each finds more to do and the costs that every turn has are shared. The
 * more a turn brought, the longer the loop rests after it: a lone record waits for next to nothing, and from about a thousand
 * records per second on turns come at the longest distance. A turn that comes after a while is never delayed.
 */
public final class Spacing {
    private static final long NANOS_PER_RECORD = Duration.ofMillis(1).toNanos();

    private final long least;
    private final long most;
    private long last = System.nanoTime();

    public Spacing(Duration least, Duration most) {
        this.least = least.toNanos();
        this.most = most.toNanos();
    }

    /** Called after a turn that had {@code records} to do. */
    public void rest(int records) {
        long wanted = apart(records);
        long since = System.nanoTime() - last;
        if (since < wanted) {
            LockSupport.parkNanos(wanted - since);
        }
        last = System.nanoTime();
    }

    /** How many nanoseconds lie between the ends of two busy turns when the later one brought {@code records}. */
    long apart(int records) {
        return Math.clamp(records * NANOS_PER_RECORD, least, most);
    }
}
