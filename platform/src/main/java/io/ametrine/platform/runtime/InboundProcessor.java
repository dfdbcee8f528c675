package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Inbound.Continuation;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.tracing.Step;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes in {@code ocpp.in.<module>}: reads ahead, calls the handlers in order, turns their replies into what is published. */
final class InboundProcessor implements PartitionProcessor {
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final HandlerTable handlers;
    private final List<BatchStore> stores;
    private final CommandProcessor commands;
    private final Replies replies;
    private final PendingWork pendingWork;
    private final DeadLetters deadLetters;

    InboundProcessor(
            HandlerTable handlers,
            List<BatchStore> stores,
            CommandProcessor commands,
            Replies replies,
            PendingWork pendingWork,
            DeadLetters deadLetters) {
        this.handlers = handlers;
        this.stores = List.copyOf(stores);
        this.commands = commands;
        this.replies = replies;
        this.pendingWork = pendingWork;
        this.deadLetters = deadLetters;
    }

    @Override
    public int process(List<Incoming> batch, BatchTrace trace) {
        List<Inbound> messages = new ArrayList<>(batch.size());
        batch.forEach(record -> messages.add(EnvelopeCodec.decodeInbound(record)));
        stores.forEach(store -> store.prefetch(messages));
        long started = System.nanoTime();
        int handled = 0;
        while (handled < batch.size() && (handled == 0 || System.nanoTime() - started < BATCH_NANOS)) {
            Incoming record = batch.get(handled);
            Inbound message = messages.get(handled);
            try (Step step = trace.handling(record, message.action().wireName());
                    Step.Entered _ = step.enter()) {
                handle(message, record);
            }
            handled++;
        }
        stores.forEach(BatchStore::flush);
        return handled;
    }

    /** The same for every handling of one record, so that what follows from it has the same ids. */
    private static String origin(Incoming record) {
        return record.topic()
                + '-'
                + record.partition()
                + '-'
                + record.offset()
                + '-'
                + record.timestamp().toEpochMilli();
    }

    private void handle(Inbound message, Incoming record) {
        Optional<String> pending = PendingWork.of(record);
        if (pending.isPresent() && !pendingWork.take(pending.orElseThrow())) {
            return; // answered already, by another owner of the partition or for want of time
        }
        switch (message) {
            case StationCall call -> call(call, new Turn(pending.orElseGet(() -> origin(record)), record.partition()));
            case Continuation continuation -> resume(call(continuation), continuation.state(), record);
            case CommandRequested requested -> commands.requested(requested);
            case CommandFinished finished -> commands.finished(finished);
        }
    }

    private void call(StationCall call, Turn turn) {
        Optional<MethodHandle> handler = handlers.call(call.action());
        if (handler.isEmpty()) {
            Replies.refuse(
                    call, ErrorCode.NOT_SUPPORTED, call.action().wireName() + " is not supported by this system yet");
            return;
        }
        Object request = OcppJson.read(call.payload(), call.action().requestType());
        Station station = station(call);
        replies.settle(call, (Reply<?>) Invocation.call(handler.orElseThrow(), station, request), turn);
    }

    private static StationCall call(Continuation continuation) {
        return new StationCall(
                continuation.station(),
                continuation.session(),
                continuation.messageId(),
                continuation.action(),
                continuation.payload(),
                continuation.receivedAt(),
                continuation.deadline(),
                Optional.empty());
    }

    /** Ids go on from the call's, so that work that was done twice leaves nothing twice. */
    private void resume(StationCall call, byte[] state, Incoming record) {
        String id = PendingWork.of(record).orElseGet(() -> origin(record)) + "-c";
        MethodHandle handler = handlers.continuation(call.action())
                .orElseThrow(() -> new IllegalStateException("No @ContinuationHandler for " + call.action()));
        Object request = OcppJson.read(call.payload(), call.action().requestType());
        JsonNode result = OcppJson.read(state, JsonNode.class);
        Station station = station(call);
        replies.settle(
                call, (Reply<?>) Invocation.call(handler, station, request, result), new Turn(id, record.partition()));
    }

    private static Station station(StationCall call) {
        return new Station(call.station(), call.receivedAt(), Optional.of(RawJson.of(call.payload())));
    }

    @Override
    public void refuse(Incoming record, Throwable why) {
        deadLetters.keep(record, why);
        PendingWork.of(record).ifPresent(pendingWork::take);
        readable(record)
                .ifPresent(call -> Replies.refuse(
                        call,
                        ErrorCode.INTERNAL_ERROR,
                        "The message could not be processed; it is kept for inspection"));
    }

    /** Of a record that another release wrote in its own way nobody knows whom to answer. */
    private static Optional<StationCall> readable(Incoming record) {
        try {
            return switch (EnvelopeCodec.decodeInbound(record)) {
                case StationCall call -> Optional.of(call);
                case Continuation continuation -> Optional.of(call(continuation));
                case CommandRequested _, CommandFinished _ -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
