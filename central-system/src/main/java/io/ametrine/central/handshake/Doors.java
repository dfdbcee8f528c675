package io.ametrine.central.handshake;

import io.ametrine.central.publishing.BrokerState;
import io.ametrine.central.publishing.Standstill;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Whether anybody may come in at all just now. */
public final class Doors {
    private final BrokerState broker;
    private final Standstill standstill;
    private final BooleanSupplier leaseHeld;
    private volatile boolean draining;

    public Doors(BrokerState broker, Standstill standstill, BooleanSupplier leaseHeld) {
        this.broker = broker;
        this.standstill = standstill;
        this.leaseHeld = leaseHeld;
    }

    public void drain() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }

    Optional<Refusal> refusal(int partition) {
        if (draining) {
            return busy("stopping", 1);
        }
        if (broker.isAway()) {
            return busy("brokerAway", 10);
        }
        if (standstill.standsStill(partition)) {
            return busy("moduleStandsStill", 10);
        }
        return leaseHeld.getAsBoolean() ? Optional.empty() : busy("registryAway", 10);
    }

    /** Some earlier, some later: they shall not all come back at once. */
    static Optional<Refusal> busy(String reason, int seconds) {
        int jittered = seconds + ThreadLocalRandom.current().nextInt(seconds + 1);
        return Optional.of(Refusal.busy(reason, Duration.ofSeconds(jittered)));
    }
}
