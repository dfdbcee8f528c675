package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.KafkaConnection;
import io.ametrine.platform.broker.Spacing;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.KafkaMeters;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.tracing.Tracing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the module's topics and feeds a {@link PartitionWorker} for each assigned partition. Where a partition starts is what
 * PostgreSQL says; Kafka's committed offsets only feed the lag metric.
 */
final class PartitionFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionFeed.class);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
    private static final Duration LEAST_APART = Duration.ofMillis(2);
    private static final Duration MOST_APART = Duration.ofMillis(6);

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicAdmin admin;
    private final Database database;
    private final Map<String, PartitionProcessor> processors;
    private final Publisher publisher;
    private final RuntimeGauges gauges;
    private final Tracing tracing;
    private final Set<TopicPartition> unstarted = new HashSet<>();
    private final Map<TopicPartition, Fed> workers = new ConcurrentHashMap<>();
    private final Spacing spacing = new Spacing(LEAST_APART, MOST_APART);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean assigned;
    private long nextCommit;

    private record Fed(PartitionWorker worker, Thread thread) {}

    PartitionFeed(
            String module,
            KafkaConfig kafka,
            TopicAdmin admin,
            Database database,
            Map<String, PartitionProcessor> processors,
            Publisher publisher,
            RuntimeGauges gauges,
            Metrics metrics) {
        this.admin = admin;
        this.database = database;
        this.processors = Map.copyOf(processors);
        this.publisher = publisher;
        this.gauges = gauges;
        this.tracing = metrics.tracing();
        this.consumer = new KafkaConsumer<>(
                KafkaConnection.settings(
                        kafka,
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "ametrine." + module,
                                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                                "consumer",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                800,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                500)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        processors.keySet().forEach(gauges::topic);
        KafkaMeters.ofConsumer(metrics, consumer.metrics());
        this.thread = Thread.ofPlatform().name("feed-" + module).unstarted(this::run);
    }

    void start() {
        consumer.subscribe(processors.keySet(), new Assignments());
        thread.start();
    }

    /** True once the group gave this process its share and every partition of it has started. */
    boolean ready() {
        return assigned;
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, 0);
            }
            consumer.pause(partitions);
            unstarted.addAll(partitions);
            log.info("partitions assigned partitions={}", partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            release(partitions);
        }
    }

    private void run() {
        while (running) {
            try {
                turn();
            } catch (WakeupException _) {
                // closing
            } catch (OffsetOutOfRangeException gone) {
                log.error("records are gone from the broker partitions={}", gone.partitions());
                restart(gone.partitions());
            } catch (RuntimeException failure) {
                log.warn("feed interrupted reason={}", failure.toString());
                rest();
            }
        }
        release(Set.copyOf(workers.keySet()));
        consumer.close();
    }

    private void turn() {
        startWaiting();
        ConsumerRecords<String, byte[]> records =
                consumer.poll(Duration.ofMillis(unstarted.isEmpty() && !anyPaused() ? 500 : 20));
        for (TopicPartition partition : records.partitions()) {
            Fed fed = workers.get(partition);
            if (fed != null) {
                fed.worker().offer(TopicTail.incoming(records.records(partition)));
            }
        }
        restart(workers.entrySet().stream()
                .filter(entry -> entry.getValue().worker().lost())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
        throttle();
        commitForTheLagMetric();
        if (!records.isEmpty()) {
            spacing.rest(records.count());
        }
    }

    private boolean anyPaused() {
        return !consumer.paused().isEmpty();
    }

    private void throttle() {
        workers.forEach((partition, fed) -> {
            if (fed.worker().waiting() > PartitionWorker.MOST_WAITING) {
                consumer.pause(Set.of(partition));
            } else if (fed.worker().waiting() < PartitionWorker.MOST_WAITING / 4
                    && consumer.paused().contains(partition)) {
                consumer.resume(Set.of(partition));
            }
        });
    }

    private void startWaiting() {
        if (unstarted.isEmpty()) {
            return;
        }
        Map<String, TopicAdmin.TopicState> topics = admin.describe(processors.keySet());
        for (TopicPartition partition : List.copyOf(unstarted)) {
            try {
                begin(
                        partition,
                        Objects.requireNonNull(topics.get(partition.topic()))
                                .id()
                                .toString());
                unstarted.remove(partition);
            } catch (SQLException | RuntimeException failure) {
                gauges.unwell(partition, String.valueOf(failure.getMessage()));
                log.warn("partition cannot start yet partition={} reason={}", partition, failure.toString());
                rest();
                return;
            }
        }
        assigned = true;
    }

    private void begin(TopicPartition partition, String topicId) throws SQLException {
        Progress.Position start = LogPosition.of(partition, topicId, consumer, database);
        publisher.publish(start.unpublished()).join();
        gauges.replayed(start.unpublished().size());
        publisher.publish(PendingWork.left(database, partition)).join();
        consumer.seek(partition, start.nextOffset());
        PartitionWorker worker = new PartitionWorker(
                partition,
                start,
                database,
                Objects.requireNonNull(processors.get(partition.topic())),
                publisher,
                gauges,
                tracing);
        Thread running = Thread.ofVirtual().name("worker-" + partition).start(worker);
        workers.put(partition, new Fed(worker, running));
        consumer.resume(Set.of(partition));
        gauges.well(partition);
        log.info("partition started partition={} next={}", partition, start.nextOffset());
    }

    private void restart(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            release(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0));
            consumer.pause(partitions);
            unstarted.addAll(partitions);
        }
    }

    private void release(Collection<TopicPartition> partitions) {
        unstarted.removeAll(partitions);
        List<Fed> stopped = partitions.stream()
                .filter(workers::containsKey)
                .map(workers::remove)
                .toList();
        stopped.forEach(fed -> fed.worker().stop());
        stopped.forEach(PartitionFeed::await);
    }

    private static void await(Fed fed) {
        try {
            if (!fed.thread().join(Duration.ofSeconds(10))) {
                fed.thread().interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitForTheLagMetric() {
        if (System.nanoTime() > nextCommit && !workers.isEmpty()) {
            nextCommit = System.nanoTime() + COMMIT_EVERY.toNanos();
            consumer.commitAsync(
                    workers.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry -> new OffsetAndMetadata(
                                            entry.getValue().worker().nextOffset()))),
                    (_, _) -> {});
        }
    }

    /** How far behind this instance is: asked of the brokers, because of a paused partition the consumer does not know it. */
    void measure() {
        Map<TopicPartition, PartitionWorker> now = new HashMap<>();
        workers.forEach((partition, fed) -> now.put(partition, fed.worker()));
        Map<TopicPartition, Long> ends = admin.ends(now.keySet());
        for (String topic : processors.keySet()) {
            long lag = 0;
            long waiting = 0;
            long partitions = 0;
            for (Map.Entry<TopicPartition, PartitionWorker> assigned : now.entrySet()) {
                if (assigned.getKey().topic().equals(topic)) {
                    PartitionWorker worker = assigned.getValue();
                    lag += Math.max(0, ends.getOrDefault(assigned.getKey(), 0L) - worker.nextOffset());
                    waiting += worker.waiting();
                    partitions++;
                }
            }
            gauges.topic(topic).stands(lag, waiting, partitions);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
