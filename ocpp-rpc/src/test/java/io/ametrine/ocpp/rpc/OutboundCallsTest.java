package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.rpc.OutboundCalls.Effect;
import io.ametrine.ocpp.rpc.OutboundCalls.Entry;
import io.ametrine.ocpp.rpc.OutboundCalls.Event;
import io.ametrine.ocpp.rpc.OutboundCalls.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** OCPP-J 4.1.1: at most one CALL of ours is in flight. */
class OutboundCallsTest {
    private static final Entry<String> A = new Entry<>("a", "Reset");
    private static final Entry<String> B = new Entry<>("b", "GetLog");
    private static final Entry<String> C = new Entry<>("c", "ClearCache");

    private OutboundCalls<String> calls = OutboundCalls.none();

    @Test
    void firstCallIsSentAtOnce() {
        assertThat(request(A)).containsExactly(new Effect.Transmit<>(A));
    }

    @Test
    void secondCallWaitsForTheFirst() {
        request(A);

        assertThat(request(B)).isEmpty();
        assertThat(answer("a")).containsExactly(new Effect.Answered<>(A), new Effect.Transmit<>(B));
        assertThat(answer("b")).containsExactly(new Effect.Answered<>(B));
        assertThat(calls.inFlight()).isEmpty();
    }

    @Test
    void timeOutFreesTheSlot() {
        request(A);
        request(B);

        assertThat(timeOut("a")).containsExactly(new Effect.NoAnswer<>(A), new Effect.Transmit<>(B));
    }

    @Test
    void lateAnswerFreesNoSlotButIsTold() {
        request(A);
        request(B);
        request(C);
        timeOut("a");

        assertThat(answer("a")).containsExactly(new Effect.Late<>(A));
        assertThat(calls.inFlight()).contains(B);
        assertThat(calls.waiting()).containsExactly(C);
    }

    @Test
    void answerToNothingIsUnexpected() {
        request(A);

        assertThat(answer("x")).containsExactly(new Effect.Unexpected<>("x"));
        assertThat(calls.inFlight()).contains(A);
    }

    @Test
    void secondAnswerIsUnexpected() {
        request(A);
        request(B);
        answer("a");
        timeOut("b");
        answer("b");

        assertThat(answer("a")).containsExactly(new Effect.Unexpected<>("a"));
        assertThat(answer("b")).containsExactly(new Effect.Unexpected<>("b"));
    }

    @Test
    void lateTimeOutChangesNothing() {
        request(A);
        answer("a");

        assertThat(timeOut("a")).isEmpty();
    }

    @Test
    void waitingCallExpiresUnsent() {
        request(A);
        request(B);
        request(C);

        assertThat(timeOut("b")).containsExactly(new Effect.NotSent<>(B, Reason.EXPIRED));
        assertThat(answer("a")).containsExactly(new Effect.Answered<>(A), new Effect.Transmit<>(C));
    }

    @Test
    void repeatedRequestIsDiscarded() {
        request(A);
        request(B);
        assertThat(request(A)).isEmpty();
        assertThat(request(B)).isEmpty();
        answer("a");

        assertThat(request(A)).isEmpty();
        assertThat(answer("b")).containsExactly(new Effect.Answered<>(B));
    }

    @Test
    void queueIsBounded() {
        request(A);
        for (int count = 0; count < OutboundCalls.MAX_WAITING; count++) {
            assertThat(request(new Entry<>("w" + count, "GetLog"))).isEmpty();
        }

        assertThat(request(B)).containsExactly(new Effect.NotSent<>(B, Reason.QUEUE_FULL));
        assertThat(calls.waiting()).hasSize(OutboundCalls.MAX_WAITING);
    }

    @Test
    void closingSettlesEverything() {
        request(A);
        request(B);

        assertThat(apply(new Event.Closed<>()))
                .containsExactly(new Effect.NoAnswer<>(A), new Effect.NotSent<>(B, Reason.CLOSED));
        assertThat(calls).isEqualTo(OutboundCalls.none());
    }

    @Test
    void everyCallHasExactlyOneOutcomeWhateverHappens() {
        var random = new Random(7);
        List<String> outcomes = new ArrayList<>();
        int requested = 0;
        for (int step = 0; step < 5_000; step++) {
            String anyId = String.valueOf(Math.max(0, requested - random.nextInt(6)));
            outcomes.addAll(ended(
                    switch (random.nextInt(4)) {
                        case 0 -> answer(anyId);
                        case 1 -> timeOut(anyId);
                        default -> request(new Entry<>(String.valueOf(requested++), "Reset"));
                    }));
        }
        outcomes.addAll(ended(apply(new Event.Closed<>())));

        assertThat(outcomes).doesNotHaveDuplicates().hasSize(requested);
    }

    private static List<String> ended(List<Effect<String>> effects) {
        List<String> ids = new ArrayList<>();
        for (Effect<String> effect : effects) {
            switch (effect) {
                case Effect.Answered<String>(var entry) -> ids.add(entry.messageId());
                case Effect.NoAnswer<String>(var entry) -> ids.add(entry.messageId());
                case Effect.NotSent<String> unsent -> ids.add(unsent.entry().messageId());
                case Effect.Transmit<String> _, Effect.Late<String> _, Effect.Unexpected<String> _ -> {}
            }
        }
        return ids;
    }

    private List<Effect<String>> request(Entry<String> entry) {
        return apply(new Event.Requested<>(entry));
    }

    private List<Effect<String>> answer(String id) {
        return apply(new Event.Answered<>(id));
    }

    private List<Effect<String>> timeOut(String id) {
        return apply(new Event.TimedOut<>(id));
    }

    private List<Effect<String>> apply(Event<String> event) {
        var step = calls.on(event);
        calls = step.next();
        return step.effects();
    }
}
