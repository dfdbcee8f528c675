package io.ametrine.platform.tracing;

import io.ametrine.platform.config.TracingConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The traces of one service: of a share of what begins here, and of all that others chose. Switched off, nothing is made at all. */
public final class Tracing implements AutoCloseable {
    public static final Tracing OFF = new Tracing(Optional.empty(), 0);

    private static final int WAITING = 8_192;

    private final Optional<SdkTracerProvider> provider;
    private final Optional<Tracer> tracer;
    private final double ratio;

    private Tracing(Optional<SdkTracerProvider> provider, double ratio) {
        this.provider = provider;
        this.tracer = provider.map(known -> known.get("io.ametrine"));
        this.ratio = ratio;
    }

    /** Of a service; {@code told} hears what became of its spans. */
    public static Tracing start(TracingConfig config, String service, SpanCount told) {
        return config.endpoint()
                .map(endpoint -> new Tracing(
                        Optional.of(SdkTracerProvider.builder()
                                .setResource(resource(service))
                                .setSampler(Sampler.alwaysOn()) // the choice was made before
                                .addSpanProcessor(BatchSpanProcessor.builder(
                                                CountedExport.to(endpoint, config.authorization(), told))
                                        .setScheduleDelay(Duration.ofSeconds(1))
                                        .setMaxQueueSize(WAITING)
                                        .build())
                                .build()),
                        config.ratio()))
                .orElse(OFF);
    }

    private static Resource resource(String service) {
        return Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                service,
                AttributeKey.stringKey("service.namespace"),
                "ametrine",
                AttributeKey.stringKey("service.instance.id"),
                UUID.randomUUID().toString()));
    }

    public boolean isOn() {
        return tracer.isPresent();
    }

    /** Something begins here; whether it is followed is left to chance. */
    public Step begin(String name, SpanKind kind) {
        return isOn() && ThreadLocalRandom.current().nextDouble() < ratio
                ? step(name, kind, Context.root())
                : Step.NONE;
    }

    /** Something goes on here; it is followed if it was so far. */
    public Step resume(String name, SpanKind kind, Optional<String> traceparent) {
        return isOn()
                ? traceparent
                        .flatMap(TraceParent::parse)
                        .filter(SpanContext::isSampled)
                        .map(parent -> step(name, kind, Context.root().with(Span.wrap(parent))))
                        .orElse(Step.NONE)
                : Step.NONE;
    }

    /** Goes on with what a caller began, and obeys its choice; begins what comes without one. */
    public Step resumeOrBegin(String name, SpanKind kind, Optional<String> traceparent) {
        return traceparent.flatMap(TraceParent::parse).isPresent()
                ? resume(name, kind, traceparent)
                : begin(name, kind);
    }

    private Step step(String name, SpanKind kind, Context parent) {
        return tracer.map(known -> Step.begin(known, name, kind, parent)).orElse(Step.NONE);
    }

    /** Tells what is not told yet. */
    @Override
    public void close() {
        provider.ifPresent(known -> known.shutdown().join(3, TimeUnit.SECONDS));
    }
}
