package io.ametrine.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.config.StartRefusedException;
import io.ametrine.platform.observability.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EngineWaitTest {
    private record Probe(String name, Supplier<Optional<String>> answer) implements EngineProbe {
        @Override
        public Optional<String> problem() {
            return answer.get();
        }
    }

    @Test
    void saysWhichEngineIsAwayUntilItAnswers() {
        AtomicReference<Optional<String>> redis =
                new AtomicReference<>(Optional.of("redis at r:1: connection refused"));
        EngineWait wait = new EngineWait(List.of(new Probe("kafka", Optional::empty), new Probe("redis", redis::get)));
        Health health = wait.health();
        Thread waiting = Thread.ofVirtual().start(wait::await);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> problem(health, "redis").equals(redis.get()));
        assertThat(problem(health, "kafka")).isEmpty();
        redis.set(Optional.empty());

        await().atMost(Duration.ofSeconds(5)).until(() -> !waiting.isAlive());
        assertThat(problem(health, "redis")).isEmpty();
        assertThat(problem(health, "service"))
                .as("what takes over is not there yet")
                .contains("starting");
    }

    @Test
    void anEngineThatMustNotBeUsedEndsTheWait() {
        EngineWait wait = new EngineWait(List.of(new Probe("redis", () -> {
            throw new StartRefusedException("too old");
        })));

        assertThatThrownBy(wait::await).isInstanceOf(StartRefusedException.class);
    }

    private static Optional<String> problem(Health health, String name) {
        return Optional.ofNullable(health.ready().checks().get(name)).flatMap(Health.Check::problem);
    }
}
