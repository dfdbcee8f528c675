package io.ametrine.central.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BarriersTest {
    private final Deque<CompletableFuture<Boolean>> started = new ArrayDeque<>();
    private final Barriers barriers = new Barriers(() -> {
        CompletableFuture<Boolean> barrier = new CompletableFuture<>();
        started.add(barrier);
        return barrier;
    });

    @Test
    void whoeverComesWhileOneIsUnderWayWaitsForTheNext() {
        CompletableFuture<Boolean> first = barriers.pass();
        CompletableFuture<Boolean> second = barriers.pass();
        CompletableFuture<Boolean> third = barriers.pass();

        assertThat(started).hasSize(1);
        started.remove().complete(true);

        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isNotDone();
        assertThat(started).hasSize(1);
        started.remove().complete(false);

        assertThat(second).isCompletedWithValue(false);
        assertThat(third).isCompletedWithValue(false);
        assertThat(started).isEmpty();
    }

    @Test
    void aFailedBarrierIsOneNotPassed() {
        CompletableFuture<Boolean> asked = barriers.pass();

        started.remove().completeExceptionally(new IllegalStateException("broker away"));

        assertThat(asked).isCompletedWithValue(false);
    }
}
