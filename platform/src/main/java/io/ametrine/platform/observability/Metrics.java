package io.ametrine.platform.observability;

import io.ametrine.platform.config.Release;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.tracing.Tracing;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The meters of one service, and its traces; every meter carries the service's name. Whoever counts often keeps the meter: looking it up is not free. */
public final class Metrics implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final Duration[] BUCKETS = IntStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final String service;
    private final PrometheusMeterRegistry registry;
    private final Tracing tracing;
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    /** The registry holds what it asks only weakly. */
    private final List<Supplier<Number>> totals = new CopyOnWriteArrayList<>();

    private Metrics(String service, TracingConfig config) {
        this.service = service;
        this.registry = config.endpoint().isPresent()
                ? new PrometheusMeterRegistry(
                        PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, new Exemplars())
                : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().commonTags("service", service);
        this.tracing = Tracing.start(config, service, new SpanMeters(this));
    }

    /** Without traces. */
    public static Metrics forService(String service) {
        return forService(service, TracingConfig.OFF);
    }

    /** With the meters of the JVM. */
    public static Metrics forService(String service, TracingConfig tracing) {
        Metrics metrics = new Metrics(service, tracing);
        new JvmMemoryMetrics().bindTo(metrics.registry);
        new JvmThreadMetrics().bindTo(metrics.registry);
        metrics.garbage.bindTo(metrics.registry);
        new ProcessorMetrics().bindTo(metrics.registry);
        new FileDescriptorMetrics().bindTo(metrics.registry);
        new UptimeMetrics().bindTo(metrics.registry);
        metrics.gauge("ametrine.release", () -> Release.NUMBER);
        return metrics;
    }

    public String service() {
        return service;
    }

    public Tracing tracing() {
        return tracing;
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** Tags are name, value, name, value … */
    public Counter counter(String name, String... tags) {
        return registry.counter(name, tags);
    }

    /** Counts what something else adds up. */
    public void counter(String name, Supplier<Number> total, String... tags) {
        totals.add(total);
        FunctionCounter.builder(name, total, it -> it.get().doubleValue())
                .tags(tags)
                .register(registry);
    }

    /** With the same few buckets for all, so that hops can be compared and a scrape stays small. */
    public Timer timer(String name, String... tags) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
    }

    public DistributionSummary summary(String name, String... tags) {
        return registry.summary(name, tags);
    }

    public void gauge(String name, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).tags(tags).strongReference(true).register(registry);
    }

    /** What Prometheus reads. */
    public record Page(String contentType, byte[] text) {}

    /** In OpenMetrics, which alone can carry exemplars, for those who say that they {@code accept} it. */
    public Page page(Optional<String> accept) {
        String type = accept.filter(wanted -> wanted.contains("application/openmetrics-text"))
                .map(_ -> OPEN_METRICS)
                .orElse(TEXT);
        return new Page(type, registry.scrape(type).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        tracing.close();
        garbage.close();
    }
}
