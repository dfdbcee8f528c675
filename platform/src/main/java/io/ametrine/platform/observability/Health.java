package io.ametrine.platform.observability;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Whether a service can do its work: every named check asks a real dependency and says what is wrong. */
public final class Health {
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("health").start(task);

    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentSkipListMap<>();
    private final Duration patience;

    public Health() {
        this(Duration.ofSeconds(2));
    }

    public Health(Duration patience) {
        this.patience = patience;
    }

    /** One dependency: up, or down and why. */
    public record Check(String status, Optional<String> problem) {
        private static Check of(Optional<String> problem) {
            return new Check(problem.isEmpty() ? "up" : "down", problem);
        }
    }

    /** All dependencies. */
    public record Report(String status, Map<String, Check> checks) {
        public boolean up() {
            return status.equals("up");
        }
    }

    /** The check answers empty while all is well, else the problem in a few words; one that hangs counts as a problem. */
    public Health add(String name, Supplier<Optional<String>> check) {
        if (checks.putIfAbsent(name, check) != null) {
            throw new IllegalStateException("Two health checks are named " + name);
        }
        return this;
    }

    /** The process answers; whether it should get work is for {@link #ready()}. */
    public Report live() {
        return new Report("up", Map.of());
    }

    public Report ready() {
        Map<String, CompletableFuture<Optional<String>>> running = new TreeMap<>();
        checks.forEach((name, check) -> running.put(name, CompletableFuture.supplyAsync(check, THREADS)));
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Check> results = new TreeMap<>();
        running.forEach((name, result) -> results.put(name, Check.of(await(result, deadline - System.nanoTime()))));
        boolean up = results.values().stream().allMatch(check -> check.problem().isEmpty());
        return new Report(up ? "up" : "down", results);
    }

    private Optional<String> await(CompletableFuture<Optional<String>> result, long nanos) {
        try {
            return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hanging) {
            return Optional.of("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return Optional.of(String.valueOf(failed.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("stopping");
        }
    }
}
