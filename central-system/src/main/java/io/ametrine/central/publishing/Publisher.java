package io.ametrine.central.publishing;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Spacing;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.envelope.SessionEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from event loops and publishes them on a thread of its own, in order: neither encoding nor a producer that waits
 * for metadata ever holds up a socket.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final int WAITING = 20_000;
    private static final int PROBE_MILLIS = 1_000;
    private static final Duration LEAST_APART = Duration.ofMillis(1);
    private static final Duration MOST_APART = Duration.ofMillis(6);

    private final Broker broker;
    private final BrokerState state;
    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(WAITING);
    private final Spacing spacing = new Spacing(LEAST_APART, MOST_APART);
    private final Thread thread;

    private record Task(Supplier<Outgoing> record, CompletableFuture<Void> acknowledged) {}

    public Publisher(Broker broker, BrokerState state) {
        this.broker = broker;
        this.state = state;
        this.thread = Thread.ofPlatform().name("publisher").daemon().start(this::run);
    }

    /** Completes on the producer's thread; fails when the broker did not acknowledge in time, or when too much waits. */
    public CompletableFuture<Void> publish(Supplier<Outgoing> record) {
        Task task = new Task(record, new CompletableFuture<>());
        if (!tasks.offer(task)) {
            state.failed();
            task.acknowledged().completeExceptionally(new RejectedExecutionException("too many records wait"));
        }
        return task.acknowledged();
    }

    public int waiting() {
        return tasks.size();
    }

    private void run() {
        try {
            while (true) {
                Task next = tasks.poll(PROBE_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    int published = 0;
                    for (Task task = next; task != null; task = tasks.poll()) {
                        publish(task);
                        published++;
                    }
                    spacing.rest(published);
                } else if (state.isAway()) {
                    publish(new Task(Publisher::probe, new CompletableFuture<>()));
                }
            }
        } catch (InterruptedException _) {
            tasks.forEach(this::publish);
        }
    }

    /** Says nothing of nobody: with the stations away there would be no other record to find the broker by. */
    private static Outgoing probe() {
        byte[] nobody = OcppJson.write(new SessionEvent.Seen(Map.of()));
        return Outgoing.keyed(Topics.SESSIONS, "-/-", new Headers().with("v", "1"), nobody);
    }

    private void publish(Task task) {
        try {
            var _ = broker.publish(task.record().get()).whenComplete((_, failure) -> settle(task, failure));
        } catch (RuntimeException bug) {
            log.error("record could not be built", bug);
            task.acknowledged().completeExceptionally(bug);
        }
    }

    private void settle(Task task, @Nullable Throwable failure) {
        if (failure == null) {
            state.acknowledged();
            task.acknowledged().complete(null);
        } else {
            state.failed();
            task.acknowledged().completeExceptionally(failure);
        }
    }

    /** Publishes what still waits. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
