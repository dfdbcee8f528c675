package io.ametrine.platform.observability;

import io.ametrine.platform.tracing.SpanCount;
import io.micrometer.core.instrument.Counter;

/** What became of the spans that were to be told. */
final class SpanMeters implements SpanCount {
    private final Counter sent;
    private final Counter lost;

    SpanMeters(Metrics metrics) {
        this.sent = metrics.counter("ametrine.spans", "result", "sent");
        this.lost = metrics.counter("ametrine.spans", "result", "lost");
    }

    @Override
    public void sent(int spans) {
        sent.increment(spans);
    }

    @Override
    public void lost(int spans) {
        lost.increment(spans);
    }
}
