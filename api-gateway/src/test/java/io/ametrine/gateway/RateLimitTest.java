package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(2, 3, now::get);

    @Test
    void burstIsAllowedThenTheRate() {
        take(3);

        assertThat(limit.take("k")).contains(Duration.ofMillis(500));
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(limit.take("k")).isEmpty();
        assertThat(limit.take("k")).isPresent();
    }

    @Test
    void refusedRequestsDoNotPushTheEndFurtherAway() {
        take(3);
        for (int i = 0; i < 100; i++) {
            assertThat(limit.take("k")).isPresent();
        }
        now.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(limit.take("k")).isEmpty();
    }

    @Test
    void keysDoNotShare() {
        take(3);

        assertThat(limit.take("other")).isEmpty();
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.take("k")).isEmpty();
        }
    }
}
