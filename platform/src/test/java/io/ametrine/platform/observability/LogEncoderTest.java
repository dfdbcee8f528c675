package io.ametrine.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.tracing.SpanCount;
import io.ametrine.platform.tracing.Step;
import io.ametrine.platform.tracing.TraceCollector;
import io.ametrine.platform.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogEncoderTest {
    private final LogEncoder encoder = new LogEncoder();

    @Test
    void eventIsOneLineOfJson() throws IOException {
        String line = encode(event(new IllegalStateException("broken\nin two")));

        JsonNode json = OcppJson.mapper().readTree(line);
        assertThat(line).endsWith("}\n").doesNotContain("\n\t");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("message").asText()).isEqualTo("boot station=a\"b");
        assertThat(json.path("exception").asText()).contains("IllegalStateException", "broken");
        assertThat(json.at("/mdc/request").asText()).isEqualTo("r-1");
        assertThat(json.path("time").asText()).endsWith("Z");
    }

    @Test
    void aLineSaysWhichTraceItBelongsTo() throws IOException {
        try (TraceCollector collector = TraceCollector.start();
                Tracing tracing = Tracing.start(
                        new TracingConfig(Optional.of(URI.create(collector.url())), 1, Optional.empty()),
                        "probe",
                        SpanCount.NOBODY);
                Step step = tracing.begin("call", SpanKind.SERVER);
                Step.Entered _ = step.enter()) {
            JsonNode json = OcppJson.mapper().readTree(encode(event(null)));

            assertThat(json.path("trace_id").asText()).isEqualTo(step.traceId()).hasSize(32);
            assertThat(json.path("span_id").asText()).isEqualTo(step.spanId()).hasSize(16);
        }
        assertThat(encode(event(null))).doesNotContain("trace_id");
    }

    @Test
    void textIsForPeople() {
        encoder.setFormat("text");

        assertThat(encode(event(null))).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d WARN Boot: boot station=a\"b\n");
    }

    private String encode(LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(@Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.ametrine.Boot"), Level.WARN, "boot station={}", thrown, new Object[] {"a\"b"
                });
        event.setMDCPropertyMap(Map.of("request", "r-1"));
        return event;
    }
}
