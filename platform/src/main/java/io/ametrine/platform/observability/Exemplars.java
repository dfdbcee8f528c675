package io.ametrine.platform.observability;

import io.ametrine.platform.tracing.Step;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/** Tells a histogram which trace a measurement belongs to. */
final class Exemplars implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
        Step step = Step.current();
        return step.isTraced() ? step.traceId() : null;
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        Step step = Step.current();
        return step.isTraced() ? step.spanId() : null;
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return Step.current().isTraced();
    }

    /** What is followed is told in any case. */
    @Override
    public void markCurrentSpanAsExemplar() {}
}
