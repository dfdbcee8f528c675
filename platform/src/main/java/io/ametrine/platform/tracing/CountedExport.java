package io.ametrine.platform.tracing;

import io.ametrine.platform.config.Secret;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Sends spans to a collector over OTLP/HTTP, counts them, and says once when the collector is away. */
final class CountedExport implements SpanExporter {
    private static final org.slf4j.Logger log = LoggerFactory.getLogger(CountedExport.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Would write lines of its own form for every attempt. */
    private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final URI endpoint;
    private final SpanCount told;
    private volatile boolean failing;

    private CountedExport(SpanExporter exporter, URI endpoint, SpanCount told) {
        this.exporter = exporter;
        this.endpoint = endpoint;
        this.told = told;
    }

    static CountedExport to(URI endpoint, Optional<Secret> authorization, SpanCount told) {
        ITS_OWN.setLevel(Level.OFF);
        String path = endpoint.getPath().isEmpty() || endpoint.getPath().equals("/") ? "/v1/traces" : "";
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.resolve(path.isEmpty() ? endpoint.getPath() : path)
                        .toString())
                .setTimeout(PATIENCE);
        authorization.ifPresent(secret -> builder.addHeader("Authorization", secret.reveal()));
        return new CountedExport(builder.build(), endpoint, told);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> settle(result.isSuccess(), spans.size()));
    }

    private void settle(boolean success, int spans) {
        if (success) {
            told.sent(spans);
        } else {
            told.lost(spans);
        }
        if (success == failing) {
            failing = !success;
            if (success) {
                log.info("collector of traces takes spans again address={}:{}", endpoint.getHost(), endpoint.getPort());
            } else {
                log.warn("collector of traces takes no spans address={}:{}", endpoint.getHost(), endpoint.getPort());
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
