package io.ametrine.gateway;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.tracing.Step;
import io.ametrine.platform.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who waits for which command here. Every gateway sees all outcomes and keeps those that somebody waits for. */
final class CommandInbox {
    private final Map<String, List<Waiter>> waiting = new ConcurrentHashMap<>();
    private final Tracing tracing;

    CommandInbox(Tracing tracing) {
        this.tracing = tracing;
    }

    /** One request that waits for a command's outcome. */
    static final class Waiter {
        private final CompletableFuture<CommandReport> report = new CompletableFuture<>();

        /** Empty once it has waited in vain. */
        Optional<CommandReport> await(Duration patience) throws InterruptedException {
            try {
                return Optional.of(report.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
            } catch (TimeoutException missed) {
                return Optional.empty();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Ask before the command is published. Several may wait for one: an idempotency key can be sent twice at once. */
    Waiter expect(String commandId) {
        Waiter waiter = new Waiter();
        waiting.compute(commandId, (_, others) -> {
            List<Waiter> all = others == null ? new CopyOnWriteArrayList<>() : others;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    void forget(String commandId, Waiter waiter) {
        waiting.computeIfPresent(commandId, (_, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }

    /** Takes one record of {@code gateway.inbox}; what nobody here waits for is not even read. */
    void receive(Incoming record) {
        Optional<String> commandId = record.headers().find("c").filter(waiting::containsKey);
        if (commandId.isEmpty()) {
            return;
        }
        try (Step _ = tracing.resume(
                "receive " + record.topic(), SpanKind.CONSUMER, record.headers().find(Step.HEADER))) {
            CommandReport report = OcppJson.read(record.value(), CommandReport.class);
            if (!report.late()) {
                waiting.getOrDefault(commandId.get(), List.of()).forEach(waiter -> waiter.report.complete(report));
            }
        }
    }

    int size() {
        return waiting.size();
    }
}
