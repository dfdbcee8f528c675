package io.ametrine.central.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Whether the station still lives: a ping at irregular intervals; any traffic since the last one is a sign of life. */
final class Liveness {
    private static final int MISSED_ARE_TOO_MANY = 2;

    private final long interval;
    private long nextPing;
    private boolean heard = true;
    private byte missed;

    /** What the clock asks for. */
    enum Due {
        NOTHING,
        PING,
        DEAD
    }

    Liveness(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.nextPing = now + jittered();
    }

    void heard() {
        heard = true;
    }

    Due at(long now) {
        if (now - nextPing < 0) {
            return Due.NOTHING;
        }
        missed = heard ? 0 : (byte) (missed + 1);
        heard = false;
        nextPing = now + jittered();
        return missed >= MISSED_ARE_TOO_MANY ? Due.DEAD : Due.PING;
    }

    private long jittered() {
        return interval + ThreadLocalRandom.current().nextLong(interval / 2 + 1);
    }
}
