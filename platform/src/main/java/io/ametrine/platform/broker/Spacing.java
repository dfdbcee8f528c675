package io.ametrine.platform.broker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the busy turns of one thread's loop a little apart. Under load each turn then finds more to do and the costs that every turn
 * has are shared; a turn that comes after a while is never delayed.
 */
public final class Spacing {
    private final long nanos;
    private long last = System.nanoTime();

    public Spacing(Duration least) {
        this.nanos = least.toNanos();
    }

    /** Called after a turn that had something to do. */
    public void rest() {
        long since = System.nanoTime() - last;
        if (since < nanos) {
            LockSupport.parkNanos(nanos - since);
        }
        last = System.nanoTime();
    }
}
