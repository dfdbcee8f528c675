package io.ametrine.central.handshake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Shares barriers: whoever asks while one is under way waits for the next one, so that at most one is under way at a time. */
final class Barriers {
    private final Supplier<CompletableFuture<Boolean>> barrier;
    private boolean running;
    private Optional<CompletableFuture<Boolean>> next = Optional.empty();

    Barriers(Supplier<CompletableFuture<Boolean>> barrier) {
        this.barrier = barrier;
    }

    /** Completes with true once everything published before this call is known here, with false if that took too long. */
    synchronized CompletableFuture<Boolean> pass() {
        if (next.isPresent()) {
            return next.get();
        }
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        if (running) {
            next = Optional.of(passed);
        } else {
            start(passed);
        }
        return passed;
    }

    private void start(CompletableFuture<Boolean> passed) {
        running = true;
        var _ = barrier.get().whenComplete((reached, failure) -> {
            startNext();
            passed.complete(failure == null && reached);
        });
    }

    private synchronized void startNext() {
        running = false;
        Optional<CompletableFuture<Boolean>> waiting = next;
        next = Optional.empty();
        waiting.ifPresent(this::start);
    }
}
