package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.envelope.TraceEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of our commands on their way to a station and back. */
class CommandsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String RESET = "{\"type\":\"OnIdle\"}";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** The session as modules know it: from the station's own calls. */
    private static SessionRef session(TestStation station) {
        station.call("[2,\"who\",\"Authorize\",{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"}}]");
        return site.module.callsOf(station.id()).getLast().session();
    }

    private static StationKey key(TestStation station) {
        return new StationKey("default", station.id());
    }

    private static void reset(TestStation station, SessionRef session, String id, Duration within) {
        site.module.command(key(station), session, id, Action.RESET, RESET, within);
    }

    private static CommandFinished outcome(String id) {
        await().atMost(SOON).until(() -> !site.module.finished(id).isEmpty());
        return site.module.finished(id).getFirst();
    }

    @Test
    void aCommandReachesTheStationAndItsAnswerTheModule() {
        try (TestStation station = site.connect("CO-OK")) {
            reset(station, session(station), "co-1", SOON);

            assertThat(station.next()).isEqualTo("[2,\"co-1\",\"Reset\"," + RESET + "]");
            station.send("[3,\"co-1\",{\"status\":\"Accepted\"}]");

            CommandFinished done = outcome("co-1");
            assertThat(done.late()).isFalse();
            assertThat(done.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(new String(answered.payload(), StandardCharsets.UTF_8))
                                    .isEqualTo("{\"status\":\"Accepted\"}"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.observer.trace("CO-OK", "ok"))
                            .anyMatch(row -> row.direction().equals("toStation")
                                    && row.messageId().orElse("").equals("co-1")));
        }
    }

    @Test
    void aLongCommandIdTravelsAsTheUuidThatEndsIt() {
        UUID uuid = UUID.randomUUID();
        try (TestStation station = site.connect("CO-UUID")) {
            reset(station, session(station), "provisioning-" + uuid, SOON);

            assertThat(station.next()).startsWith("[2,\"" + uuid + "\",");
        }
    }

    @Test
    void aStatusNotificationIsAnsweredAtOnceWhileACommandIsUnanswered() {
        try (TestStation station = site.connect("CO-CROSS")) {
            reset(station, session(station), "co-2", SOON);
            station.next();

            String answer = station.call("[2,\"sn\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T00:00:00Z\","
                    + "\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}]");

            assertThat(answer).startsWith("[3,\"sn\"");
            assertThat(site.module.finished("co-2")).isEmpty();
        }
    }

    @Test
    void oneCommandIsInFlightAndTheNextFollowsItsAnswer() {
        try (TestStation station = site.connect("CO-ONE")) {
            SessionRef session = session(station);
            reset(station, session, "co-3", SOON);
            reset(station, session, "co-4", SOON);

            assertThat(station.next()).contains("co-3");
            assertThat(station.call("[2,\"h\",\"Heartbeat\",{}]")).startsWith("[3,\"h\"");
            station.send("[3,\"co-3\",{\"status\":\"Accepted\"}]");

            assertThat(station.next()).contains("co-4");
        }
    }

    @Test
    void aRepeatedCommandIsSentOnce() {
        try (TestStation station = site.connect("CO-DUP")) {
            SessionRef session = session(station);
            reset(station, session, "co-5", SOON);
            reset(station, session, "co-5", SOON);
            reset(station, session, "co-6", SOON);
            station.next();
            station.send("[3,\"co-5\",{\"status\":\"Accepted\"}]");

            assertThat(station.next()).contains("co-6");
            outcome("co-5");
            assertThat(site.module.finished("co-5")).hasSize(1);
        }
    }

    @Test
    void withoutAnAnswerInTimeTheOutcomeIsNoAnswerAndALateOneIsFlagged() {
        try (TestStation station = site.connect("CO-SLOW")) {
            SessionRef session = session(station);
            reset(station, session, "co-7", Duration.ofSeconds(1));
            reset(station, session, "co-8", SOON);
            station.next();

            assertThat(outcome("co-7").outcome()).isInstanceOf(Outcome.NoAnswer.class);
            assertThat(station.next()).contains("co-8");
            station.send("[3,\"co-7\",{\"status\":\"Accepted\"}]");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.module.finished("co-7"))
                            .hasSize(2)
                            .last()
                            .matches(CommandFinished::late)
                            .matches(done -> done.outcome() instanceof Outcome.Answered));
            assertThat(site.module.finished("co-8")).isEmpty();
            station.send("[3,\"co-8\",{\"status\":\"Accepted\"}]");
            assertThat(outcome("co-8").outcome()).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Test
    void aStationsErrorIsTheOutcome() {
        try (TestStation station = site.connect("CO-ERR")) {
            reset(station, session(station), "co-9", SOON);
            station.next();
            station.send("[4,\"co-9\",\"NotSupported\",\"cannot\",{}]");

            assertThat(outcome("co-9").outcome()).isInstanceOfSatisfying(Outcome.Errored.class, errored -> {
                assertThat(errored.code()).isEqualTo("NotSupported");
                assertThat(errored.description()).isEqualTo("cannot");
            });
        }
    }

    @Test
    void anInvalidAnswerIsAnErrorWithItsPointerInTheTrace() {
        try (TestStation station = site.connect("CO-BAD")) {
            reset(station, session(station), "co-10", SOON);
            station.next();
            station.send("[3,\"co-10\",{\"status\":\"Perhaps\"}]");

            assertThat(outcome("co-10").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Errored.class,
                            errored -> assertThat(errored.code()).isEqualTo("PropertyConstraintViolation"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.observer.trace("CO-BAD", "callError"))
                            .anyMatch(row -> row.fault()
                                    .flatMap(TraceEntry.Fault::pointer)
                                    .equals(Optional.of("/status"))));
            assertThat(station.call("[2,\"h\",\"Heartbeat\",{}]")).startsWith("[3,\"h\"");
        }
    }

    @Test
    void anAnswerThatIsNoFrameEndsItsCommand() {
        try (TestStation station = site.connect("CO-GARBLED")) {
            reset(station, session(station), "co-11", SOON);
            station.next();
            station.send("[3,\"co-11\"]");

            assertThat(outcome("co-11").outcome()).isInstanceOf(Outcome.Errored.class);
        }
    }

    @Test
    void aCommandForAStationThatIsNotHereWasNotSent() {
        TestStation station = site.connect("CO-GONE");
        SessionRef session = session(station);
        station.close();
        await().atMost(SOON)
                .until(() -> !site.observer
                        .events("CO-GONE", io.ametrine.platform.envelope.SessionEvent.Disconnected.class)
                        .isEmpty());

        reset(station, session, "co-12", SOON);

        assertThat(outcome("co-12").outcome()).isEqualTo(new Outcome.NotSent("offline"));
    }

    @Test
    void theEndOfTheSocketEndsItsCommands() {
        TestStation station = site.connect("CO-CUT");
        SessionRef session = session(station);
        reset(station, session, "co-13", SOON);
        reset(station, session, "co-14", SOON);
        station.next();

        station.hangUp();

        assertThat(outcome("co-13").outcome()).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(outcome("co-14").outcome()).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void aCommandThatMeetsTheEndOfTheSocketEndsAtOnce() {
        for (int index = 0; index < 20; index++) {
            TestStation station = site.connect("CO-MEET-" + index);
            SessionRef session = session(station);

            reset(station, session, "co-meet-" + index, Duration.ofMinutes(1));
            station.hangUp();

            assertThat(outcome("co-meet-" + index).outcome())
                    .isInstanceOfAny(Outcome.NoAnswer.class, Outcome.NotSent.class);
        }
    }

    @Test
    void anExpiredOrInvalidCommandIsNotSent() {
        try (TestStation station = site.connect("CO-INV")) {
            SessionRef session = session(station);
            reset(station, session, "co-15", Duration.ofSeconds(-1));
            site.module.command(key(station), session, "co-16", Action.RESET, "{\"type\":\"Now\"}");

            assertThat(outcome("co-15").outcome()).isEqualTo(new Outcome.NotSent("expired"));
            assertThat(outcome("co-16").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.NotSent.class,
                            notSent -> assertThat(notSent.reason()).startsWith("invalid: /type"));
        }
    }

    @Test
    void moreCommandsThanMayWaitAreNotSent() {
        try (TestStation station = site.connect("CO-FULL")) {
            SessionRef session = session(station);
            for (int count = 0; count < 120; count++) {
                reset(station, session, "co-f" + count, SOON);
            }

            assertThat(outcome("co-f119").outcome()).isEqualTo(new Outcome.NotSent("queue_full"));
        }
    }
}
