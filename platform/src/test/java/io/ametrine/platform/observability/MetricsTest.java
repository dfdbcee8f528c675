package io.ametrine.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.tracing.Step;
import io.ametrine.platform.tracing.TraceCollector;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Optional<String> OPEN_METRICS =
            Optional.of("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3");

    private static String text(Metrics metrics, Optional<String> accept) {
        return new String(metrics.page(accept).text(), StandardCharsets.UTF_8);
    }

    @Test
    void everySeriesNamesItsService() {
        try (Metrics metrics = Metrics.forService("probe")) {
            metrics.counter("ametrine.things", "kind", "good").increment();

            assertThat(text(metrics, Optional.empty()).lines().filter(line -> !line.startsWith("#")))
                    .allMatch(line -> line.contains("service=\"probe\""))
                    .contains("ametrine_things_total{kind=\"good\",service=\"probe\"} 1.0");
        }
    }

    @Test
    void allHistogramsHaveTheSameFewBuckets() {
        try (Metrics metrics = Metrics.forService("probe")) {
            metrics.timer("ametrine.hop").record(Duration.ofMillis(7));

            assertThat(text(metrics, Optional.empty()).lines().filter(line -> line.contains("hop_seconds_bucket")))
                    .hasSize(15)
                    .anyMatch(line -> line.contains("le=\"0.005\"") && line.endsWith(" 0"))
                    .anyMatch(line -> line.contains("le=\"0.01\"") && line.endsWith(" 1"));
        }
    }

    @Test
    void theFormatIsTheOneAskedFor() {
        try (Metrics metrics = Metrics.forService("probe")) {
            assertThat(metrics.page(Optional.of("text/plain")).contentType()).startsWith("text/plain; version=0.0.4");
            assertThat(metrics.page(OPEN_METRICS).contentType())
                    .startsWith("application/openmetrics-text; version=1.0.0");
            assertThat(text(metrics, OPEN_METRICS)).endsWith("# EOF\n");
        }
    }

    @Test
    void whatOthersAddUpIsKeptEvenIfNobodyElseKeepsIt() {
        try (Metrics metrics = Metrics.forService("probe")) {
            AtomicInteger total = new AtomicInteger(3);
            metrics.counter("ametrine.sum", total::get);
            System.gc();

            assertThat(text(metrics, Optional.empty())).contains("ametrine_sum_total{service=\"probe\"} 3.0");
        }
    }

    @Test
    void aMeasurementInATraceBecomesAnExample() {
        try (TraceCollector collector = TraceCollector.start();
                Metrics metrics = Metrics.forService(
                        "probe", new TracingConfig(Optional.of(URI.create(collector.url())), 1, Optional.empty()))) {
            try (Step step = metrics.tracing().begin("call", SpanKind.SERVER);
                    Step.Entered _ = step.enter()) {
                metrics.timer("ametrine.hop").record(Duration.ofMillis(7));

                assertThat(text(metrics, OPEN_METRICS))
                        .contains("trace_id=\"" + step.traceId() + "\"")
                        .contains("span_id=\"" + step.spanId() + "\"");
            }
            await().untilAsserted(() -> assertThat(text(metrics, Optional.empty()))
                    .contains("ametrine_spans_total{result=\"sent\",service=\"probe\"} 1.0"));
        }
    }
}
