package io.ametrine.platform.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** What the runtime shows of itself: batches, dead letters, and the partitions that stand still. */
final class RuntimeGauges {
    private final Timer batchTime;
    private final DistributionSummary batchSize;
    private final Counter deadLetters;
    private final Map<TopicPartition, String> unwell = new ConcurrentHashMap<>();

    RuntimeGauges(MeterRegistry meters, String module) {
        Tags tags = Tags.of("module", module);
        this.batchTime = Timer.builder("ametrine.batch.duration")
                .tags(tags)
                .publishPercentileHistogram()
                .register(meters);
        this.batchSize =
                DistributionSummary.builder("ametrine.batch.size").tags(tags).register(meters);
        this.deadLetters = meters.counter("ametrine.dead.letters", tags);
        meters.gaugeMapSize("ametrine.partitions.paused", tags, unwell);
    }

    void batch(int records, long nanos) {
        batchSize.record(records);
        batchTime.record(nanos, TimeUnit.NANOSECONDS);
    }

    void deadLetter() {
        deadLetters.increment();
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
