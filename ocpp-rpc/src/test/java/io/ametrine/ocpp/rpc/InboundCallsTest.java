package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.rpc.InboundCalls.Effect;
import io.ametrine.ocpp.rpc.InboundCalls.Event;
import io.ametrine.ocpp.v201.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundCallsTest {
    private static final RawJson ONE = RawJson.of("{\"seqNo\":1}");
    private static final RawJson TWO = RawJson.of("{\"seqNo\":2}");
    private static final RawJson ANSWER = RawJson.of("[3,\"1\",{}]");

    private InboundCalls calls = InboundCalls.none();

    @Test
    void firstCallIsPublishedAtOnce() {
        List<Effect> effects = arrive("1", ONE);

        assertThat(kinds(effects)).containsExactly("Accepted", "Publish");
    }

    @Test
    void nextCallWaitsUntilTheFirstIsAnswered() {
        arrive("1", ONE);

        assertThat(kinds(arrive("2", TWO))).containsExactly("Accepted");
        List<Effect> effects = decide("1");

        assertThat(kinds(effects)).containsExactly("Send", "Publish");
        assertThat(published(effects).messageId()).isEqualTo("2");
    }

    @Test
    void repeatAfterTheAnswerGetsTheSameAnswer() {
        arrive("1", ONE);
        decide("1");

        assertThat(arrive("1", ONE))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.SendAgain.class,
                        again -> assertThat(again.frame()).isEqualTo(ANSWER));
    }

    @Test
    void repeatBeforeTheAnswerJoins() {
        arrive("1", ONE);
        arrive("2", TWO);

        assertThat(kinds(arrive("1", ONE))).containsExactly("Joined");
        assertThat(kinds(arrive("2", TWO))).containsExactly("Joined");
        assertThat(calls.waiting()).hasSize(1);
    }

    @Test
    void sameIdWithAnotherPayloadIsANewCall() {
        arrive("1", ONE);
        decide("1");

        List<Effect> effects = arrive("1", TWO);

        assertThat(published(effects).idReused()).isTrue();
        assertThat(published(effects).payload()).isEqualTo(TWO);
    }

    @Test
    void sameIdWithAnotherActionIsANewCall() {
        arrive("1", ONE);
        decide("1");

        List<Effect> effects = apply(new Event.Arrived("1", Action.METER_VALUES, ONE));

        assertThat(published(effects).idReused()).isTrue();
    }

    @Test
    void onlyTheLastEightAnswersAreKept() {
        for (int id = 1; id <= 9; id++) {
            arrive(String.valueOf(id), ONE);
            decide(String.valueOf(id));
        }

        assertThat(kinds(arrive("2", ONE))).containsExactly("SendAgain");
        assertThat(kinds(arrive("1", ONE))).containsExactly("Accepted", "Publish");
    }

    @Test
    void expiryAnswersThatTheCallShallBeSentAgain() {
        arrive("1", ONE);
        arrive("2", TWO);

        List<Effect> effects = apply(new Event.TimedOut(1));

        assertThat(kinds(effects)).containsExactly("Expire", "Publish");
        assertThat(effects.getFirst())
                .isInstanceOfSatisfying(
                        Effect.Expire.class,
                        expire -> assertThat(expire.frame())
                                .hasToString("[4,\"1\",\"InternalError\",\"not stored in time, send again\",{}]"));
    }

    @Test
    void lateAnswerIsForTheTraceOnly() {
        arrive("1", ONE);
        arrive("2", TWO);
        apply(new Event.TimedOut(1));

        assertThat(kinds(decide("1"))).containsExactly("TooLate");
        assertThat(calls.open().orElseThrow().messageId()).isEqualTo("2");
    }

    @Test
    void expiredCallSentAgainIsANewCall() {
        arrive("1", ONE);
        apply(new Event.TimedOut(1));

        assertThat(kinds(arrive("1", ONE))).containsExactly("Accepted", "Publish");
    }

    @Test
    void waitingCallExpiresWithoutBeingPublished() {
        arrive("1", ONE);
        arrive("2", TWO);

        assertThat(kinds(apply(new Event.TimedOut(2)))).containsExactly("Expire");
        assertThat(kinds(decide("1"))).containsExactly("Send");
    }

    @Test
    void timeOutOfAnAnsweredCallChangesNothing() {
        arrive("1", ONE);
        decide("1");

        assertThat(apply(new Event.TimedOut(1))).isEmpty();
    }

    @Test
    void moreThanEightWaitingCallsOverflow() {
        arrive("0", ONE);
        for (int id = 1; id <= InboundCalls.MAX_WAITING; id++) {
            assertThat(calls.hasRoom()).isTrue();
            arrive(String.valueOf(id), ONE);
        }

        assertThat(calls.hasRoom()).isFalse();
        assertThat(kinds(arrive("9", ONE))).containsExactly("Overflow");
        decide("0");
        assertThat(calls.hasRoom()).isTrue();
    }

    @Test
    void answeredCallsKeepNoPayload() {
        arrive("1", ONE);
        decide("1");

        assertThat(calls.answered().getFirst().call().payload()).isEqualTo(RawJson.EMPTY_OBJECT);
    }

    private List<Effect> arrive(String id, RawJson payload) {
        return apply(new Event.Arrived(id, Action.TRANSACTION_EVENT, payload));
    }

    private List<Effect> decide(String id) {
        return apply(new Event.Decided(id, Action.TRANSACTION_EVENT, ANSWER));
    }

    private List<Effect> apply(Event event) {
        InboundCalls.Step step = calls.on(event);
        calls = step.next();
        return step.effects();
    }

    private static List<String> kinds(List<Effect> effects) {
        return effects.stream().map(effect -> effect.getClass().getSimpleName()).toList();
    }

    private static InboundCalls.Incoming published(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Publish.class::isInstance)
                .map(Effect.Publish.class::cast)
                .findFirst()
                .orElseThrow()
                .call();
    }
}
