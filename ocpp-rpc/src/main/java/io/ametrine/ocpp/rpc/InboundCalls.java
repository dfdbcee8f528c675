package io.ametrine.ocpp.rpc;

import io.ametrine.ocpp.v201.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls of one station in one session: one at a time is handed on, so that they take effect in order; a repeated
 * one gets its answer again. No I/O, no clock.
 */
public record InboundCalls(long arrivals, Optional<Incoming> open, List<Incoming> waiting, List<Answered> answered) {
    public static final int MAX_WAITING = 8;
    private static final int REMEMBERED = 8;
    private static final String EXPIRED = "not stored in time, send again";

    /**
     * A station's call.
     *
     * @param number counts the session's calls: message ids may return
     * @param idReused its message id came before, with another action or payload
     */
    public record Incoming(
            long number, String messageId, Action action, RawJson payload, String fingerprint, boolean idReused) {
        boolean repeats(Incoming other) {
            return messageId.equals(other.messageId) && action == other.action && fingerprint.equals(other.fingerprint);
        }

        Incoming withoutPayload() {
            return new Incoming(number, messageId, action, RawJson.EMPTY_OBJECT, fingerprint, idReused);
        }
    }

    /** A call that is over, with the frame that answered it; its payload is kept no longer. */
    public record Answered(Incoming call, RawJson frame) {
        public Answered {
            call = call.withoutPayload();
        }
    }

    /** What happened. */
    public sealed interface Event {
        record Arrived(String messageId, Action action, RawJson payload) implements Event {}

        /** The frame is the whole CALLRESULT or CALLERROR. */
        record Decided(String messageId, Action action, RawJson frame) implements Event {}

        record TimedOut(long number) implements Event {}
    }

    /** What is to be done about it. */
    public sealed interface Effect {
        /** The clock of this call starts. */
        record Accepted(Incoming call) implements Effect {}

        record Publish(Incoming call) implements Effect {}

        record Send(Incoming call, RawJson frame) implements Effect {}

        /** The call came again after its answer: it gets the same answer. */
        record SendAgain(Incoming call, RawJson frame) implements Effect {}

        /** The call came again before its answer: one answer serves both. */
        record Joined(Incoming call) implements Effect {}

        /** Its time was over; the frame says so. */
        record Expire(Incoming call, RawJson frame) implements Effect {}

        /** An answer to a call that got one already: for the trace only. */
        record TooLate(String messageId, Action action) implements Effect {}

        /** More calls than may wait: the socket should not have been read. */
        record Overflow(String messageId, Action action) implements Effect {}
    }

    /** The rules' answer to an event: the state from now on, and what to do, in this order. */
    public record Step(InboundCalls next, List<Effect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    public InboundCalls {
        waiting = List.copyOf(waiting);
        answered = List.copyOf(answered);
    }

    public static InboundCalls none() {
        return new InboundCalls(0, Optional.empty(), List.of(), List.of());
    }

    /** Whether the socket may be read for another call. */
    public boolean hasRoom() {
        return waiting.size() < MAX_WAITING;
    }

    public Step on(Event event) {
        return switch (event) {
            case Event.Arrived(var id, var action, var payload) -> arrived(id, action, payload);
            case Event.Decided(var id, var action, var frame) -> decided(id, action, frame);
            case Event.TimedOut(var number) -> timedOut(number);
        };
    }

    private Step arrived(String id, Action action, RawJson payload) {
        Incoming call = new Incoming(arrivals + 1, id, action, payload, payload.fingerprint(), isReused(id));
        Optional<Incoming> same = pending().filter(call::repeats).findFirst();
        if (same.isPresent()) {
            return new Step(this, List.of(new Effect.Joined(same.get())));
        }
        Optional<Answered> before = answered.reversed().stream()
                .filter(over -> call.repeats(over.call()))
                .findFirst();
        if (before.isPresent()) {
            return new Step(
                    this,
                    List.of(new Effect.SendAgain(
                            before.get().call(), before.get().frame())));
        }
        return hasRoom() || open.isEmpty() ? accept(call) : new Step(this, List.of(new Effect.Overflow(id, action)));
    }

    private Step accept(Incoming call) {
        Effect accepted = new Effect.Accepted(call);
        if (open.isEmpty()) {
            InboundCalls next = new InboundCalls(call.number(), Optional.of(call), waiting, answered);
            return new Step(next, List.of(accepted, new Effect.Publish(call)));
        }
        return new Step(new InboundCalls(call.number(), open, append(waiting, call), answered), List.of(accepted));
    }

    private Step decided(String id, Action action, RawJson frame) {
        boolean awaited = open.isPresent()
                && open.get().messageId().equals(id)
                && open.get().action() == action;
        if (!awaited) {
            return new Step(this, List.of(new Effect.TooLate(id, action)));
        }
        return publishNext(remember(new Answered(open.get(), frame)), new Effect.Send(open.get(), frame));
    }

    /** What expired is not remembered as answered: the station shall send it again, and then it counts. */
    private Step timedOut(long number) {
        if (open.isPresent() && open.get().number() == number) {
            return publishNext(answered, expire(open.get()));
        }
        return waiting.stream()
                .filter(call -> call.number() == number)
                .findFirst()
                .map(call -> new Step(
                        new InboundCalls(arrivals, open, without(waiting, call), answered), List.of(expire(call))))
                .orElseGet(() -> new Step(this, List.of()));
    }

    private static Effect expire(Incoming call) {
        return new Effect.Expire(
                call, FrameWriter.callError(call.messageId(), ErrorCode.INTERNAL_ERROR, EXPIRED, RawJson.EMPTY_OBJECT));
    }

    private Step publishNext(List<Answered> nowAnswered, Effect outcome) {
        if (waiting.isEmpty()) {
            return new Step(new InboundCalls(arrivals, Optional.empty(), waiting, nowAnswered), List.of(outcome));
        }
        Incoming next = waiting.getFirst();
        List<Incoming> rest = waiting.subList(1, waiting.size());
        return new Step(
                new InboundCalls(arrivals, Optional.of(next), rest, nowAnswered),
                List.of(outcome, new Effect.Publish(next)));
    }

    private boolean isReused(String id) {
        return Stream.concat(pending(), answered.stream().map(Answered::call))
                .anyMatch(call -> call.messageId().equals(id));
    }

    private Stream<Incoming> pending() {
        return Stream.concat(open.stream(), waiting.stream());
    }

    private List<Answered> remember(Answered over) {
        List<Answered> all = append(answered, over);
        return all.size() <= REMEMBERED ? all : all.subList(all.size() - REMEMBERED, all.size());
    }

    private static <T> List<T> append(List<T> items, T item) {
        List<T> all = new ArrayList<>(items);
        all.add(item);
        return all;
    }

    private static List<Incoming> without(List<Incoming> calls, Incoming call) {
        return calls.stream().filter(other -> other.number() != call.number()).toList();
    }
}
