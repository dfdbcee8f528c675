package io.ametrine.central.session;

import io.ametrine.platform.envelope.TraceEntry.Beats;
import java.time.Instant;
import java.util.Optional;

/** Heartbeats since the last trace row: they are traced as one row per minute. */
final class HeartbeatTally {
    private static final long MINUTE = 60_000;

    private int count;
    private long first;
    private long last;

    void beat(long millis) {
        if (count == 0) {
            first = millis;
        }
        count++;
        last = millis;
    }

    boolean isDue(long millis) {
        return count > 0 && millis - first >= MINUTE;
    }

    /** What was counted, if anything; counting starts anew. */
    Optional<Beats> take() {
        if (count == 0) {
            return Optional.empty();
        }
        Beats beats = new Beats(count, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
        count = 0;
        return Optional.of(beats);
    }
}
