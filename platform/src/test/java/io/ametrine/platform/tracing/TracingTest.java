package io.ametrine.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.TracingConfig;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final TraceCollector collector = TraceCollector.start();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private final SpanCount told = new SpanCount() {
        @Override
        public void sent(int spans) {
            sent.addAndGet(spans);
        }

        @Override
        public void lost(int spans) {
            lost.addAndGet(spans);
        }
    };

    private Tracing tracing(double ratio) {
        TracingConfig config = new TracingConfig(
                Optional.of(URI.create(collector.url())), ratio, Optional.of(Secret.of("Bearer of-traces")));
        return Tracing.start(config, "probe", told);
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void stepsBelowEachOtherAreOneTrace() {
        try (Tracing tracing = tracing(1);
                Step call = tracing.begin("call", SpanKind.SERVER);
                Step below = call.child("below", SpanKind.CLIENT).with("key", "value")) {
            assertThat(below.traceId()).isEqualTo(call.traceId());
        }

        assertThat(collector.spans()).hasSize(2).allSatisfy(span -> {
            assertThat(span.service()).isEqualTo("probe");
            assertThat(span.end()).isGreaterThanOrEqualTo(span.start());
        });
        CollectedSpan below = named("below");
        assertThat(below.parentId()).isEqualTo(named("call").spanId());
        assertThat(below.kind()).isEqualTo(CollectedSpan.CLIENT);
        assertThat(below.attributes()).containsEntry("key", "value");
        assertThat(sent).hasValue(2);
        assertThat(collector.authorization()).contains("Bearer of-traces");
    }

    @Test
    void whatOthersChoseIsFollowedHoweverSmallTheShare() {
        try (Tracing tracing = tracing(0)) {
            assertThat(tracing.begin("call", SpanKind.SERVER)).isSameAs(Step.NONE);
            tracing.resume("followed", SpanKind.CONSUMER, Optional.of("00-" + TRACE + "-" + PARENT + "-01"))
                    .close();
        }

        assertThat(collector.spans()).singleElement().satisfies(span -> {
            assertThat(span.traceId()).isEqualTo(TRACE);
            assertThat(span.parentId()).isEqualTo(PARENT);
        });
    }

    @Test
    void whatOthersChoseNotToFollowIsNotFollowed() {
        try (Tracing tracing = tracing(1)) {
            Optional<String> not = Optional.of("00-" + TRACE + "-" + PARENT + "-00");

            assertThat(tracing.resume("consumed", SpanKind.CONSUMER, not)).isSameAs(Step.NONE);
            assertThat(tracing.resume("consumed", SpanKind.CONSUMER, Optional.empty()))
                    .isSameAs(Step.NONE);
            assertThat(tracing.resumeOrBegin("asked", SpanKind.SERVER, not)).isSameAs(Step.NONE);
            assertThat(tracing.resumeOrBegin("asked", SpanKind.SERVER, Optional.of("nonsense"))
                            .isTraced())
                    .isTrue();
        }
    }

    @Test
    void switchedOffNothingIsMade() {
        Tracing off = Tracing.start(TracingConfig.OFF, "probe", told);

        assertThat(off).isSameAs(Tracing.OFF);
        assertThat(off.begin("call", SpanKind.SERVER)).isSameAs(Step.NONE);
        assertThat(Step.NONE.child("below")).isSameAs(Step.NONE);
        assertThat(Step.NONE.traceparent()).isEmpty();
    }

    @Test
    void theCurrentStepIsThatOfTheInnermostBlockEvenWhereNothingIsFollowed() {
        try (Tracing tracing = tracing(1);
                Step outer = tracing.begin("outer", SpanKind.SERVER);
                Step.Entered _ = outer.enter()) {
            try (Step.Entered _ = Step.NONE.enter()) {
                assertThat(Step.current()).isSameAs(Step.NONE);
            }
            assertThat(Step.current()).isSameAs(outer);
        }
        assertThat(Step.current()).isSameAs(Step.NONE);
    }

    @Test
    void spansThatNobodyTakesAreCounted() {
        collector.answering(400);
        try (Tracing tracing = tracing(1)) {
            tracing.begin("call", SpanKind.SERVER).close();
        }

        await().untilAsserted(() -> assertThat(lost).hasValue(1));
        assertThat(sent).hasValue(0);
    }

    private CollectedSpan named(String name) {
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
