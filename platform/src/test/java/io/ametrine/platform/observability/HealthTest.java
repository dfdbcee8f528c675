package io.ametrine.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final Health health = new Health(Duration.ofMillis(100));

    @Test
    void upWhileNoCheckHasAProblem() {
        health.add("database", Optional::empty);

        assertThat(health.ready().up()).isTrue();
        assertThat(health.ready().checks()).containsKey("database");
    }

    @Test
    void failingAndHangingChecksAreProblems() {
        CountDownLatch never = new CountDownLatch(1);
        health.add("broker", () -> {
            throw new IllegalStateException("no route");
        });
        health.add("cache", () -> {
            try {
                never.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });

        Health.Report report = health.ready();

        never.countDown();
        assertThat(report.up()).isFalse();
        assertThat(report.checks().toString()).contains("broker=Check[status=down", "no route");
        assertThat(report.checks().toString()).contains("cache=Check[status=down", "no answer within 100 ms");
    }

    @Test
    void twoChecksOfOneNameAreRefused() {
        health.add("database", Optional::empty);

        assertThatThrownBy(() -> health.add("database", Optional::empty)).hasMessageContaining("database");
    }
}
