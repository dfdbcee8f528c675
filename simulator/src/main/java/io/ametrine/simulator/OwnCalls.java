package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** The station's own CALLs: one in flight, the rest in order, each with a deadline. Lives on one event loop. */
final class OwnCalls {
    private record Call(String id, String action, JsonObject payload, long queuedAt, Promise<JsonObject> answer) {
        String frame() {
            return "[2,\"" + id + "\",\"" + action + "\"," + payload.encode() + "]";
        }
    }

    private final Vertx vertx;
    private final String station;
    private final long timeoutNanos;
    private final StationListener listener;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private Optional<Consumer<String>> socket = Optional.empty();
    private Optional<Call> inFlight = Optional.empty();
    private long sentAt;
    private boolean watching;
    private long lastId;

    OwnCalls(Vertx vertx, String station, Duration timeout, StationListener listener) {
        this.vertx = vertx;
        this.station = station;
        this.timeoutNanos = timeout.toNanos();
        this.listener = listener;
    }

    void connected(Consumer<String> writer) {
        socket = Optional.of(writer);
        sendNext();
    }

    /** Fails what was sent or queued: what must survive is kept by {@link TransactionQueue}. */
    void disconnected() {
        socket = Optional.empty();
        inFlight.ifPresent(waiting::addFirst);
        inFlight = Optional.empty();
        while (!waiting.isEmpty()) {
            fail(waiting.removeFirst(), Unanswered.connectionLost());
        }
    }

    Future<JsonObject> call(String action, JsonObject payload) {
        return call(action, payload, System.nanoTime());
    }

    /** A CALL whose latency counts from when it was due. */
    Future<JsonObject> call(String action, JsonObject payload, long dueAt) {
        lastId++;
        Call call = new Call(Long.toString(lastId), action, payload, dueAt, Promise.promise());
        if (socket.isEmpty()) {
            fail(call, Unanswered.connectionLost());
        } else {
            waiting.addLast(call);
            sendNext();
        }
        return call.answer().future();
    }

    void answered(String id, JsonObject payload) {
        if (inFlight.isPresent() && inFlight.get().id().equals(id)) {
            Call call = release();
            listener.answered(station, call.action(), call.payload(), payload, System.nanoTime() - call.queuedAt());
            call.answer().complete(payload);
            sendNext();
        }
    }

    void failed(String id, CallError error) {
        if (inFlight.isPresent() && inFlight.get().id().equals(id)) {
            fail(release(), error);
            sendNext();
        }
    }

    private void sendNext() {
        if (inFlight.isPresent() || waiting.isEmpty() || socket.isEmpty()) {
            return;
        }
        Call call = waiting.removeFirst();
        inFlight = Optional.of(call);
        sentAt = System.nanoTime();
        socket.get().accept(call.frame());
        watch(timeoutNanos);
    }

    /** One timer at a time, however many calls pass: it looks again when the call of the moment may be late. */
    private void watch(long nanos) {
        if (!watching) {
            watching = true;
            vertx.setTimer(Math.max(1, nanos / 1_000_000), _ -> expire());
        }
    }

    private void expire() {
        watching = false;
        if (inFlight.isEmpty()) {
            return;
        }
        long left = timeoutNanos - (System.nanoTime() - sentAt);
        if (left > 0) {
            watch(left);
        } else {
            fail(release(), Unanswered.timedOut());
            sendNext();
        }
    }

    private Call release() {
        Call call = inFlight.orElseThrow();
        inFlight = Optional.empty();
        return call;
    }

    private void fail(Call call, RuntimeException reason) {
        listener.failed(station, call.action(), String.valueOf(reason.getMessage()));
        call.answer().fail(reason);
    }
}
