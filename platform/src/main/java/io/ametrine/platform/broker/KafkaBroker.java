package io.ametrine.platform.broker;

import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.observability.KafkaMeters;
import io.ametrine.platform.observability.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** An idempotent producer with acks=all. */
public final class KafkaBroker implements Broker {
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

    private KafkaBroker(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Sends each record at once. */
    public static KafkaBroker connect(KafkaConfig config) {
        return gathering(config, Duration.ZERO);
    }

    /** Lets a record wait for others to be sent with, up to {@code linger}: for what nobody waits for. */
    public static KafkaBroker gathering(KafkaConfig config, Duration linger) {
        return new KafkaBroker(new KafkaProducer<>(
                KafkaConnection.settings(
                        config,
                        Map.ofEntries(
                                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                                Map.entry(ProducerConfig.LINGER_MS_CONFIG, (int) linger.toMillis()),
                                // What is sent while a request is under way shares the next: requests grow with the
                                // load alone.
                                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 131_072),
                                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4_194_304),
                                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000),
                                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 67_108_864L))),
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    /** {@code client} tells this producer from others of the same service. */
    public KafkaBroker measuredBy(Metrics metrics, String client) {
        KafkaMeters.ofProducer(metrics, producer.metrics(), client);
        return this;
    }

    @Override
    public CompletableFuture<Void> publish(Outgoing record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            var _ = producer.send(toKafka(record), (_, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            acknowledged.completeExceptionally(failure);
        }
        return acknowledged;
    }

    @Override
    public int partitionOf(String topic, String key) {
        int width = partitions.computeIfAbsent(
                topic, name -> producer.partitionsFor(name).size());
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % width;
    }

    private static ProducerRecord<String, byte[]> toKafka(Outgoing record) {
        Integer partition = record.partition().isPresent() ? record.partition().getAsInt() : null;
        ProducerRecord<String, byte[]> kafka =
                new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
        Headers headers = record.headers();
        for (int index = 0; index < headers.size(); index++) {
            kafka.headers().add(headers.name(index), headers.value(index).getBytes(StandardCharsets.UTF_8));
        }
        return kafka;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
