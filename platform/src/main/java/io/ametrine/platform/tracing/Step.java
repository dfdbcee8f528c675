package io.ametrine.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * A part of a message's way that is being followed, or {@link #NONE}, of which all methods do nothing. Steps below the one that is
 * current on a thread are begun with {@link #child}.
 */
public final class Step implements AutoCloseable {
    /** The header of records and requests that carries a step (W3C Trace Context). */
    public static final String HEADER = "traceparent";

    public static final Step NONE = new Step(Optional.empty());

    private final Optional<Followed> followed;

    /** A span, and who makes those below it. */
    private record Followed(Tracer tracer, Span span) {
        private String traceId() {
            return span.getSpanContext().getTraceId();
        }

        private String spanId() {
            return span.getSpanContext().getSpanId();
        }
    }

    /** A step while it is current. */
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    private Step(Optional<Followed> followed) {
        this.followed = followed;
    }

    static Step begin(Tracer tracer, String name, SpanKind kind, Context parent) {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
        return new Step(Optional.of(new Followed(tracer, span)));
    }

    /** The step that was entered last on this thread. */
    public static Step current() {
        return CurrentStep.get();
    }

    public boolean isTraced() {
        return followed.isPresent();
    }

    public Step child(String name) {
        return child(name, SpanKind.INTERNAL);
    }

    public Step child(String name, SpanKind kind) {
        return followed.map(
                        own -> begin(own.tracer(), name, kind, Context.root().with(own.span())))
                .orElse(this);
    }

    public Step with(String attribute, String value) {
        followed.ifPresent(own -> own.span().setAttribute(attribute, value));
        return this;
    }

    /** Says that this step and the other, of another trace, have to do with each other. */
    public void link(Step other) {
        followed.ifPresent(own -> other.followed.ifPresent(
                linked -> own.span().addLink(linked.span().getSpanContext())));
    }

    public void failed(String why) {
        followed.ifPresent(own -> own.span().setStatus(StatusCode.ERROR, why));
    }

    /** The value of {@link #HEADER}, version 00 and sampled; none of what is not followed. */
    public Optional<String> traceparent() {
        return followed.map(own -> "00-" + own.traceId() + '-' + own.spanId() + "-01");
    }

    /** Makes this the current step of the thread, {@link #NONE} too, until what is returned is closed. */
    public Entered enter() {
        return CurrentStep.enter(this);
    }

    public String traceId() {
        return followed.map(Followed::traceId).orElse("");
    }

    public String spanId() {
        return followed.map(Followed::spanId).orElse("");
    }

    /** Ends it. */
    @Override
    public void close() {
        followed.ifPresent(own -> own.span().end());
    }
}
