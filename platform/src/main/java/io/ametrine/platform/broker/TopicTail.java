package io.ametrine.platform.broker;

import io.ametrine.platform.config.KafkaConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole topic, or one partition of it, without a consumer group: from its beginning (replicas) or from its end (a node's
 * answers, the gateway's inbox, a live trace). One thread calls {@code each} for every record in order.
 */
public final class TopicTail implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration HASTE = Duration.ofMillis(5);
    private static final Duration LEAST_APART = Duration.ofMillis(2);
    private static final Duration MOST_APART = Duration.ofMillis(6);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Consumer<Incoming> each;
    private final Queue<Barrier> barriers = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
    private final Spacing spacing = new Spacing(LEAST_APART, MOST_APART);
    private final Thread thread;
    private volatile boolean running = true;

    /** Where reading starts. */
    public enum From {
        BEGINNING,
        END
    }

    private record Barrier(CompletableFuture<Boolean> reached, Map<TopicPartition, Long> ends) {}

    private TopicTail(KafkaConfig config, String topic, OptionalInt partition, From from, Consumer<Incoming> each) {
        this.each = each;
        this.consumer = new KafkaConsumer<>(
                KafkaConnection.settings(
                        config,
                        Map.of(
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                from == From.END ? "latest" : "earliest",
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                500,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1_000,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                10_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = partition.isPresent()
                ? List.of(new TopicPartition(topic, partition.getAsInt()))
                : consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new IllegalStateException("There is no topic " + topic);
        }
        consumer.assign(partitions);
        if (from == From.END) {
            consumer.seekToEnd(partitions);
        } else {
            consumer.seekToBeginning(partitions);
        }
        partitions.forEach(consumer::position);
        barriers.add(new Barrier(caughtUp, consumer.endOffsets(partitions)));
        this.thread = Thread.ofPlatform().name("tail-" + topic).daemon().start(this::run);
    }

    /** Returns once the start position is fixed: what is published afterwards will be seen. */
    public static TopicTail follow(KafkaConfig config, String topic, From from, Consumer<Incoming> each) {
        return new TopicTail(config, topic, OptionalInt.empty(), from, each);
    }

    /** Like {@link #follow}, for one partition. */
    public static TopicTail followPartition(
            KafkaConfig config, String topic, int partition, From from, Consumer<Incoming> each) {
        return new TopicTail(config, topic, OptionalInt.of(partition), from, each);
    }

    /** Waits until everything that was in the topic at the start has been handed over; false when that took too long. */
    public boolean awaitCaughtUp(Duration atMost) {
        return caughtUp.completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Completes with true once everything that is in the topic now has been handed over; with false after {@code atMost}. */
    public CompletableFuture<Boolean> barrier(Duration atMost) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        barriers.add(new Barrier(reached, Map.of()));
        consumer.wakeup();
        return reached.completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (consumer) {
            while (running) {
                pollOnce();
            }
        }
    }

    private void pollOnce() {
        try {
            ConsumerRecords<String, byte[]> records = consumer.poll(barriers.isEmpty() ? IDLE : HASTE);
            records.forEach(this::hand);
            settleBarriers();
            if (!records.isEmpty()) {
                spacing.rest(records.count());
            }
        } catch (WakeupException _) {
            // A barrier was asked for, or the tail is being closed: the loop looks at both.
        } catch (RuntimeException failure) {
            log.warn(
                    "tail interrupted topic={} reason={}", partitions.getFirst().topic(), failure.toString());
            settleUnreached();
        }
    }

    private void hand(ConsumerRecord<String, byte[]> record) {
        try {
            each.accept(incoming(record));
        } catch (RuntimeException failure) {
            log.error("record refused by its reader topic={} offset={}", record.topic(), record.offset(), failure);
        }
    }

    private void settleBarriers() {
        List<Barrier> open = new ArrayList<>();
        try {
            for (Barrier asked = barriers.peek(); asked != null; asked = barriers.peek()) {
                Barrier barrier =
                        asked.ends().isEmpty() ? new Barrier(asked.reached(), consumer.endOffsets(partitions)) : asked;
                barriers.remove(); // not before its end is known: a wake-up may come in between
                if (isReached(barrier)) {
                    barrier.reached().complete(true);
                } else if (!barrier.reached().isDone()) {
                    open.add(barrier);
                }
            }
        } finally {
            barriers.addAll(open);
        }
    }

    private boolean isReached(Barrier barrier) {
        return barrier.ends().entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void settleUnreached() {
        for (Barrier asked = barriers.poll(); asked != null; asked = barriers.poll()) {
            asked.reached().complete(false);
        }
    }

    static Incoming incoming(ConsumerRecord<String, byte[]> record) {
        Headers headers = new Headers();
        for (Header header : record.headers()) {
            headers.with(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String key = record.key() == null ? "" : record.key();
        return new Incoming(
                record.topic(),
                record.partition(),
                record.offset(),
                key,
                headers,
                value,
                Instant.ofEpochMilli(record.timestamp()));
    }

    /** For consumers outside this package that read records themselves. */
    public static List<Incoming> incoming(Collection<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(TopicTail::incoming).toList();
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
