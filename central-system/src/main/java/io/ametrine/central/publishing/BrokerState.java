package io.ametrine.central.publishing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the broker acknowledges what is published; after a failure it counts as away until something is acknowledged. */
public final class BrokerState {
    private static final Logger log = LoggerFactory.getLogger(BrokerState.class);

    private volatile boolean away;
    private volatile long awaySince;

    public boolean isAway() {
        return away;
    }

    public Duration awayFor() {
        return away ? Duration.ofNanos(System.nanoTime() - awaySince) : Duration.ZERO;
    }

    void failed() {
        if (!away) {
            awaySince = System.nanoTime();
            away = true;
            log.warn("broker does not acknowledge: stations are sent away until it does");
        }
    }

    void acknowledged() {
        if (away) {
            away = false;
            log.info("broker acknowledges again");
        }
    }
}
