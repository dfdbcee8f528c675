package io.ametrine.platform.registry;

import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** How long Redis takes for each script, and how often it fails. */
final class ScriptMeters {
    private final Map<Script, Timer> times = new EnumMap<>(Script.class);
    private final Map<Script, Counter> failures = new EnumMap<>(Script.class);

    ScriptMeters(Metrics metrics) {
        for (Script script : Script.values()) {
            String operation = script.name().toLowerCase(Locale.ROOT);
            times.put(script, metrics.timer("ametrine.registry", "operation", operation));
            failures.put(script, metrics.counter("ametrine.registry.failures", "operation", operation));
        }
    }

    void answered(Script script, long asked, boolean failed) {
        Objects.requireNonNull(times.get(script)).record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
        if (failed) {
            Objects.requireNonNull(failures.get(script)).increment();
        }
    }
}
