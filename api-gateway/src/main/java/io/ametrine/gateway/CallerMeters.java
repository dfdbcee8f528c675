package io.ametrine.gateway;

import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How often callers are not let in, and why. */
final class CallerMeters {
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);

    /** Why a caller is turned away. */
    enum Reason {
        NO_KEY("noKey"),
        UNKNOWN_KEY("unknownKey"),
        TOO_MANY_REQUESTS("tooManyRequests"),
        TOO_MANY_FAILURES("tooManyFailures"),
        UNAVAILABLE("unavailable");

        private final String label;

        Reason(String label) {
            this.label = label;
        }
    }

    CallerMeters(Metrics metrics) {
        for (Reason reason : Reason.values()) {
            refused.put(reason, metrics.counter("ametrine.gateway.refused", "reason", reason.label));
        }
    }

    void refused(Reason reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }
}
