package io.ametrine.ocpp.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls we owe one station: at most one in flight, the rest in order and bounded (OCPP-J 4.1.1). No I/O, no clock.
 *
 * @param settled the latest calls that are over, so that a late answer finds its call and a repeated request none
 */
public record OutboundCalls<C>(Optional<Entry<C>> inFlight, List<Entry<C>> waiting, List<Settled<C>> settled) {
    public static final int MAX_WAITING = 100;
    private static final int REMEMBERED = 32;

    /** One call, named by its message id; what it is stays the caller's affair. */
    public record Entry<C>(String messageId, C call) {}

    /** A call that is over; only one that was sent and got no answer may still get one. */
    public record Settled<C>(Entry<C> entry, boolean unanswered) {}

    /** What happened. */
    public sealed interface Event<C> {
        record Requested<C>(Entry<C> entry) implements Event<C> {}

        record Answered<C>(String messageId) implements Event<C> {}

        record TimedOut<C>(String messageId) implements Event<C> {}

        record Closed<C>() implements Event<C> {}
    }

    /** What is to be done about it. */
    public sealed interface Effect<C> {
        record Transmit<C>(Entry<C> entry) implements Effect<C> {}

        record Answered<C>(Entry<C> entry) implements Effect<C> {}

        /** Sent, and not answered in time or not before the connection ended. */
        record NoAnswer<C>(Entry<C> entry) implements Effect<C> {}

        /** Never sent: there was no room, its time was over, or the connection ended. */
        record NotSent<C>(Entry<C> entry, Reason reason) implements Effect<C> {}

        /** An answer to a call whose caller was told already. */
        record Late<C>(Entry<C> entry) implements Effect<C> {}

        /** An answer to nothing that we remember asking. */
        record Unexpected<C>(String messageId) implements Effect<C> {}
    }

    /** Why a call was not sent. */
    public enum Reason {
        QUEUE_FULL,
        EXPIRED,
        CLOSED
    }

    /** The rules' answer to an event: the state from now on, and what to do, in this order. */
    public record Step<C>(OutboundCalls<C> next, List<Effect<C>> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    public OutboundCalls {
        waiting = List.copyOf(waiting);
        settled = List.copyOf(settled);
    }

    public static <C> OutboundCalls<C> none() {
        return new OutboundCalls<>(Optional.empty(), List.of(), List.of());
    }

    public Step<C> on(Event<C> event) {
        return switch (event) {
            case Event.Requested<C>(var entry) -> requested(entry);
            case Event.Answered<C>(var id) -> answered(id);
            case Event.TimedOut<C>(var id) -> timedOut(id);
            case Event.Closed<C>() -> closed();
        };
    }

    private Step<C> requested(Entry<C> entry) {
        if (isKnown(entry.messageId())) {
            return stay(List.of());
        }
        if (inFlight.isEmpty()) {
            return step(Optional.of(entry), waiting, settled, List.of(new Effect.Transmit<>(entry)));
        }
        if (waiting.size() >= MAX_WAITING) {
            return step(
                    inFlight, waiting, remember(entry, false), List.of(new Effect.NotSent<>(entry, Reason.QUEUE_FULL)));
        }
        return step(inFlight, append(waiting, entry), settled, List.of());
    }

    private Step<C> answered(String id) {
        if (inFlight.isPresent() && inFlight.get().messageId().equals(id)) {
            return sendNext(inFlight.get(), false, new Effect.Answered<>(inFlight.get()));
        }
        return settled.stream()
                .filter(call -> call.unanswered() && call.entry().messageId().equals(id))
                .findFirst()
                .map(call -> late(call.entry()))
                .orElseGet(() -> stay(List.of(new Effect.Unexpected<>(id))));
    }

    private Step<C> late(Entry<C> entry) {
        List<Settled<C>> nowAnswered = settled.stream()
                .map(call -> call.entry().equals(entry) ? new Settled<>(entry, false) : call)
                .toList();
        return step(inFlight, waiting, nowAnswered, List.of(new Effect.Late<>(entry)));
    }

    private Step<C> timedOut(String id) {
        if (inFlight.isPresent() && inFlight.get().messageId().equals(id)) {
            return sendNext(inFlight.get(), true, new Effect.NoAnswer<>(inFlight.get()));
        }
        return waiting.stream()
                .filter(entry -> entry.messageId().equals(id))
                .findFirst()
                .map(entry -> step(
                        inFlight,
                        without(waiting, entry),
                        remember(entry, false),
                        List.of(new Effect.NotSent<>(entry, Reason.EXPIRED))))
                .orElseGet(() -> stay(List.of()));
    }

    private Step<C> closed() {
        List<Effect<C>> effects = new ArrayList<>();
        inFlight.ifPresent(entry -> effects.add(new Effect.NoAnswer<>(entry)));
        waiting.forEach(entry -> effects.add(new Effect.NotSent<>(entry, Reason.CLOSED)));
        return new Step<>(none(), effects);
    }

    private Step<C> sendNext(Entry<C> over, boolean unanswered, Effect<C> outcome) {
        if (waiting.isEmpty()) {
            return step(Optional.empty(), waiting, remember(over, unanswered), List.of(outcome));
        }
        Entry<C> next = waiting.getFirst();
        List<Entry<C>> rest = waiting.subList(1, waiting.size());
        return step(Optional.of(next), rest, remember(over, unanswered), List.of(outcome, new Effect.Transmit<>(next)));
    }

    private boolean isKnown(String id) {
        return Stream.of(inFlight.stream(), waiting.stream(), settled.stream().map(Settled::entry))
                .flatMap(entries -> entries)
                .anyMatch(entry -> entry.messageId().equals(id));
    }

    private List<Settled<C>> remember(Entry<C> over, boolean unanswered) {
        List<Settled<C>> all = append(settled, new Settled<>(over, unanswered));
        return all.size() <= REMEMBERED ? all : all.subList(all.size() - REMEMBERED, all.size());
    }

    private Step<C> stay(List<Effect<C>> effects) {
        return new Step<>(this, effects);
    }

    private static <C> Step<C> step(
            Optional<Entry<C>> inFlight, List<Entry<C>> waiting, List<Settled<C>> settled, List<Effect<C>> effects) {
        return new Step<>(new OutboundCalls<>(inFlight, waiting, settled), effects);
    }

    private static <T> List<T> append(List<T> items, T item) {
        List<T> all = new ArrayList<>(items);
        all.add(item);
        return all;
    }

    private static <C> List<Entry<C>> without(List<Entry<C>> entries, Entry<C> entry) {
        return entries.stream()
                .filter(other -> !other.messageId().equals(entry.messageId()))
                .toList();
    }
}
