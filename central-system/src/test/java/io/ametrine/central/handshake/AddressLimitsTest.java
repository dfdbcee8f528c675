package io.ametrine.central.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private final AtomicLong now = new AtomicLong();
    private final AddressLimits limits = new AddressLimits(1, 2, now::get);

    @Test
    void everyAddressHasItsOwnBurst() {
        assertThat(limits.allows("a")).isTrue();
        assertThat(limits.allows("a")).isTrue();
        assertThat(limits.allows("a")).isFalse();
        assertThat(limits.allows("b")).isTrue();
    }

    @Test
    void timeGivesItBack() {
        limits.allows("a");
        limits.allows("a");

        now.addAndGet(1_000_000_000L);

        assertThat(limits.allows("a")).isTrue();
        assertThat(limits.allows("a")).isFalse();
    }
}
