package io.ametrine.platform.observability;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** The few of a Kafka client's own figures that tell an operator something. */
public final class KafkaMeters {
    private static final double MILLIS = 1e-3;

    private final Map<MetricName, ? extends Metric> figures;
    private final String group;

    private KafkaMeters(Map<MetricName, ? extends Metric> figures, String group) {
        this.figures = figures;
        this.group = group;
    }

    public static void ofProducer(Metrics metrics, Map<MetricName, ? extends Metric> figures, String client) {
        KafkaMeters own = new KafkaMeters(figures, "producer-metrics");
        String[] tags = {"client", client};
        metrics.counter("ametrine.kafka.producer.records", () -> own.value("record-send-total"), tags);
        metrics.counter("ametrine.kafka.producer.errors", () -> own.value("record-error-total"), tags);
        metrics.counter("ametrine.kafka.producer.retries", () -> own.value("record-retry-total"), tags);
        metrics.gauge("ametrine.kafka.producer.latency.seconds", () -> own.value("request-latency-avg") * MILLIS, tags);
        metrics.gauge("ametrine.kafka.producer.buffer.free.bytes", () -> own.value("buffer-available-bytes"), tags);
    }

    public static void ofConsumer(Metrics metrics, Map<MetricName, ? extends Metric> figures) {
        KafkaMeters own = new KafkaMeters(figures, "consumer-fetch-manager-metrics");
        metrics.counter("ametrine.kafka.consumer.records", () -> own.value("records-consumed-total"));
        metrics.gauge("ametrine.kafka.consumer.latency.seconds", () -> own.value("fetch-latency-avg") * MILLIS);
    }

    /** Of the client as a whole; NaN while there is none. */
    private double value(String name) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().group().equals(group)
                        && figure.getKey().name().equals(name)
                        && figure.getKey().tags().size() == 1)
                .map(figure -> figure.getValue().metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .findFirst()
                .orElse(Double.NaN);
    }
}
