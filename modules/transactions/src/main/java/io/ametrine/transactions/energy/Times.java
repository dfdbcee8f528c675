package io.ametrine.transactions.energy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them: whole microseconds, from year 1 on. */
public final class Times {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    public static Instant stored(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.truncatedTo(ChronoUnit.MICROS);
    }
}
