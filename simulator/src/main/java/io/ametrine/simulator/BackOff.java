package io.ametrine.simulator;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a station waits before it connects again: doubling from first to longest, plus up to half at random. */
public record BackOff(Duration first, Duration longest) {
    public static final BackOff PATIENT = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures, 16);
        long wait = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(wait + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }
}
