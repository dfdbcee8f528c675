package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.observability.BoundedNames;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** What the runtime shows of itself: batches of each topic, outbox, commands, and the partitions that stand still. */
final class RuntimeGauges {
    private final Metrics metrics;
    private final Map<String, TopicMeters> topics = new ConcurrentHashMap<>();
    private final Map<FailureKind, Counter> failures = new EnumMap<>(FailureKind.class);
    private final Map<TopicPartition, String> unwell = new ConcurrentHashMap<>();
    private final BoundedNames tenants = BoundedNames.ofTenants();
    private final Counter replayed;
    private final Counter relayed;

    RuntimeGauges(Metrics metrics) {
        this.metrics = metrics;
        for (FailureKind kind : FailureKind.values()) {
            failures.put(
                    kind,
                    metrics.counter(
                            "ametrine.batch.failures", "kind", kind.name().toLowerCase(Locale.ROOT)));
        }
        this.replayed = metrics.counter("ametrine.outbox.replays");
        this.relayed = metrics.counter("ametrine.outbox.relayed");
        metrics.gauge("ametrine.partitions.paused", unwell::size);
    }

    TopicMeters topic(String name) {
        return topics.computeIfAbsent(name, topic -> new TopicMeters(metrics, topic));
    }

    void failed(FailureKind kind) {
        Objects.requireNonNull(failures.get(kind)).increment();
    }

    /** Records that their former owner may not have got out. */
    void replayed(int records) {
        replayed.increment(records);
    }

    /** Records of REST writes and timers. */
    void relayed(int records) {
        relayed.increment(records);
    }

    void choreFailed(String chore) {
        metrics.counter("ametrine.chore.failures", "chore", chore).increment();
    }

    void commandEnded(String tenant, Action action, String state) {
        metrics.counter("ametrine.commands", "tenant", tenants.of(tenant), "action", action.wireName(), "state", state)
                .increment();
    }

    void unwell(TopicPartition partition, String why) {
        unwell.put(partition, why);
    }

    void well(TopicPartition partition) {
        unwell.remove(partition);
    }

    Optional<String> problem() {
        return unwell.entrySet().stream().findAny().map(entry -> entry.getKey() + ": " + entry.getValue());
    }
}
