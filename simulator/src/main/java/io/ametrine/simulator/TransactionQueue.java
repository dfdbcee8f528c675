package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Transaction events in order, each kept until the CSMS has answered it; they outlast lost connections (E04, E13). */
final class TransactionQueue {
    private record Waiting(JsonObject event, Promise<JsonObject> answer) {}

    private final Vertx vertx;
    private final OcppLink link;
    private final DeviceModel model;
    private final BooleanSupplier maySend;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;
    private int attempts;

    TransactionQueue(Vertx vertx, OcppLink link, DeviceModel model, BooleanSupplier maySend) {
        this.vertx = vertx;
        this.link = link;
        this.model = model;
        this.maySend = maySend;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    Future<JsonObject> add(JsonObject event) {
        if (!link.isConnected()) {
            event.put("offline", true);
        }
        Waiting added = new Waiting(event, Promise.promise());
        waiting.addLast(added);
        sendNext();
        return added.answer().future();
    }

    void sendNext() {
        if (busy || waiting.isEmpty() || !link.isConnected() || !maySend.getAsBoolean()) {
            return;
        }
        busy = true;
        Waiting head = waiting.getFirst();
        link.calls()
                .call("TransactionEvent", head.event())
                .onSuccess(response -> settle(() -> head.answer().complete(response)))
                .onFailure(reason -> failed(head, reason));
    }

    private void failed(Waiting head, Throwable reason) {
        boolean lost = reason instanceof Unanswered unanswered && unanswered.isConnectionLost();
        if (lost) {
            busy = false;
            return;
        }
        attempts++;
        if (attempts >= model.number("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent")) {
            settle(() -> head.answer().fail(reason));
            return;
        }
        int seconds = model.number("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent") * attempts;
        vertx.setTimer(seconds * 1000L, _ -> {
            busy = false;
            sendNext();
        });
    }

    private void settle(Runnable outcome) {
        busy = false;
        attempts = 0;
        waiting.removeFirst();
        outcome.run();
        sendNext();
    }
}
