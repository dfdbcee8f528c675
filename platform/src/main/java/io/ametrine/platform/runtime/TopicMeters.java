package io.ametrine.platform.runtime;

import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one topic that a module takes in. */
final class TopicMeters {
    private final Timer batchTime;
    private final DistributionSummary batchSize;
    private final Counter deadLetters;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong partitions = new AtomicLong();
    private final Optional<Hops> hops;

    /** The parts of the way of a message for which somebody waits. */
    private record Hops(Timer in, Timer waiting, Timer handle, Timer commit, Timer publish) {
        private static Hops of(Metrics metrics) {
            return new Hops(
                    hop(metrics, "kafka_in"),
                    hop(metrics, "wait"),
                    hop(metrics, "handle"),
                    hop(metrics, "commit"),
                    hop(metrics, "publish"));
        }

        private static Timer hop(Metrics metrics, String name) {
            return metrics.timer("ametrine.hop", "hop", name);
        }
    }

    TopicMeters(Metrics metrics, String topic) {
        String[] tags = {"topic", topic};
        this.batchTime = metrics.timer("ametrine.batch.duration", tags);
        this.batchSize = metrics.summary("ametrine.batch.size", tags);
        this.deadLetters = metrics.counter("ametrine.dead.letters", tags);
        metrics.gauge("ametrine.consumer.lag.records", lag::get, tags);
        metrics.gauge("ametrine.worker.waiting", waiting::get, tags);
        metrics.gauge("ametrine.partitions.assigned", partitions::get, tags);
        this.hops = topic.startsWith("ocpp.in.") ? Optional.of(Hops.of(metrics)) : Optional.empty();
    }

    /** @param publishedAt by the clock of who published it */
    void polled(long publishedAt, long now) {
        hops.ifPresent(known -> known.in().record(Math.max(0, now - publishedAt), TimeUnit.MILLISECONDS));
    }

    void waited(long nanos) {
        hops.ifPresent(known -> known.waiting().record(nanos, TimeUnit.NANOSECONDS));
    }

    void published(long nanos) {
        hops.ifPresent(known -> known.publish().record(nanos, TimeUnit.NANOSECONDS));
    }

    /** A batch was committed. */
    void batch(int records, long handling, long committing) {
        batchSize.record(records);
        batchTime.record(handling + committing, TimeUnit.NANOSECONDS);
        hops.ifPresent(known -> {
            known.handle().record(handling, TimeUnit.NANOSECONDS);
            known.commit().record(committing, TimeUnit.NANOSECONDS);
        });
    }

    void deadLetter() {
        deadLetters.increment();
    }

    /** How it stands with this instance's partitions. */
    void stands(long uncommitted, long inProcess, long assigned) {
        lag.set(uncommitted);
        waiting.set(inProcess);
        partitions.set(assigned);
    }
}
