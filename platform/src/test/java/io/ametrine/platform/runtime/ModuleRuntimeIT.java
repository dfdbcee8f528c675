package io.ametrine.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.config.Release;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModuleRuntimeIT {
    private static ProbeModule module;

    private final StationKey station = new StationKey("default", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        module = new ProbeModule(TestEngines.shared(), "probe");
        soon().until(() -> module.runtime().ready());
    }

    @AfterAll
    static void stop() {
        module.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    @Test
    void answersAfterTheEffectIsStoredAndInTheOrderOfTheMessages() {
        for (int index = 0; index < 300; index++) {
            module.say(station, "m" + index, "vendor", "x" + index);
        }

        soon().until(() -> module.answers(station).size() == 300);

        assertThat(module.answers(station).stream().map(Outbound.Answer::messageId))
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 300)
                        .mapToObj(index -> "m" + index)
                        .toList());
        assertThat(stored()).isEqualTo(300);
    }

    @Test
    void answersNotSupportedWhatNobodyHandles() {
        module.send(new StationCall(
                station,
                ProbeModule.SESSION,
                "m1",
                Action.NOTIFY_REPORT,
                "{}".getBytes(StandardCharsets.UTF_8),
                Instant.now(),
                Instant.now().plusSeconds(20),
                Optional.empty()));

        soon().until(() -> !module.answers(station).isEmpty());

        assertThat(module.answers(station).getFirst().result())
                .isInstanceOfSatisfying(
                        Result.Error.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void putsTheGuiltyMessageAsideAndGoesOnWithTheOthers() {
        module.say(station, "before", "vendor", "a");
        module.say(station, "guilty", "boom", "b");
        module.say(station, "after", "vendor", "c");

        soon().until(() -> module.answers(station).size() == 3);

        assertThat(module.answers(station).get(1).result())
                .isInstanceOfSatisfying(
                        Result.Error.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
        assertThat(stored()).isEqualTo(2);
        assertThat(module.number("select count(*) from dead_letters where station = '" + station.station() + "'"))
                .isEqualTo(1);
    }

    @Test
    void putsAsideWhatADistantReleaseWroteAndGoesOnWithTheOthers() {
        module.sayAs(Release.NUMBER + 2, station, "distant");
        module.sayAs(Release.NUMBER + 1, station, "next");
        module.sayAs(Release.NUMBER - 1, station, "previous");

        soon().until(() -> module.answers(station).size() == 2);

        assertThat(module.answers(station).stream().map(Outbound.Answer::messageId))
                .containsExactly("next", "previous");
        assertThat(module.number("select count(*) from dead_letters where message_id = 'distant' and station = '"
                        + station.station() + "'"))
                .isEqualTo(1);
    }

    @Test
    void publishesEventsWithTheSameIdHoweverOftenTheBatchIsRun() {
        module.say(station, "m1", "vendor", "a");

        soon().until(() -> module.events.stream()
                .anyMatch(event -> event.key().equals(station.key())
                        && event.headers().require("ce_type").equals("io.ametrine.probe")));
    }

    @Test
    void sendsAFollowUpToTheNodeThatHoldsTheStation() {
        module.registry.connect(station, ProbeModule.SESSION);

        module.say(station, "m1", "chain", "a");

        soon().until(() -> module.out.stream()
                .anyMatch(record -> record instanceof Outbound.Command command
                        && command.station().equals(station)
                        && command.action() == Action.CLEAR_CACHE
                        && command.session().equals(ProbeModule.SESSION)));
    }

    @Test
    void reportsACommandForAnOfflineStationAsNotSent() {
        String id =
                request(Action.RESET, "{\"type\":\"Immediate\"}", Instant.now().plusSeconds(30));

        soon().until(() -> reports(id).size() == 1);

        assertThat(module.reports.stream().filter(report -> report.commandId().equals(id)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.state()).isEqualTo("notSent");
                    assertThat(report.reason()).contains("offline");
                    assertThat(report.sent()).isFalse();
                });
    }

    @Test
    void refusesACommandThatItsCheckRejects() {
        module.registry.connect(station, ProbeModule.SESSION);

        String id = request(
                Action.RESET,
                "{\"type\":\"Immediate\",\"evseId\":99}",
                Instant.now().plusSeconds(30));

        soon().until(() -> reports(id).equals(List.of("refused")));
        assertThat(module.out).noneMatch(record -> record.station().equals(station));
    }

    @Test
    void closesACommandWithItsFirstOutcomeAndKeepsALateAnswer() {
        module.registry.connect(station, ProbeModule.SESSION);
        String id =
                request(Action.RESET, "{\"type\":\"Immediate\"}", Instant.now().plusSeconds(30));
        int before = module.handler.outcomes.size();

        finish(id, new Outcome.NoAnswer(), false);
        finish(id, new Outcome.NoAnswer(), false);
        finish(id, new Outcome.Answered("{\"status\":\"Accepted\"}".getBytes(StandardCharsets.UTF_8)), true);

        soon().until(() -> reports(id).size() == 2);
        assertThat(reports(id)).containsExactly("timeout", "timeout");
        assertThat(module.handler.outcomes.subList(before, module.handler.outcomes.size()))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        CommandResult.Answered.class,
                        answered -> assertThat(answered.late()).isTrue());
    }

    @Test
    void sweepsACommandWhoseOutcomeNeverComes() {
        module.registry.connect(station, ProbeModule.SESSION);
        String id =
                request(Action.RESET, "{\"type\":\"Immediate\"}", Instant.now().plusMillis(500));

        soon().until(() -> reports(id).equals(List.of("timeout")));
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        module.say(station, "m1", "vendor", "a");
        soon().until(() -> module.answers(station).size() == 1);

        module.restart();
        module.say(station, "m2", "vendor", "b");

        soon().until(() -> module.answers(station).size() == 2);
        assertThat(module.number("select max(times) from seen where station = '" + station.station() + "'"))
                .isEqualTo(1);
    }

    @Test
    void takesInAgainWhatAnOlderDatabaseDoesNotKnow() {
        module.say(station, "m1", "vendor", "a");
        soon().until(() -> module.answers(station).size() == 1);
        module.runtime().close();

        module.execute("delete from seen where station = '" + station.station() + "'");
        module.execute("update progress set next_offset = 0, outbox = null where topic = 'ocpp.in.provisioning'");
        module.restart();

        soon().until(() -> stored() == 1);
    }

    private String request(Action action, String payload, Instant deadline) {
        String id = "provisioning-" + UUID.randomUUID();
        module.send(new CommandRequested(
                station, id, action, payload.getBytes(StandardCharsets.UTF_8), deadline, Optional.empty(), "test"));
        return id;
    }

    private void finish(String id, Outcome outcome, boolean late) {
        module.send(new CommandFinished(station, id, Action.RESET, outcome, late, Instant.now()));
    }

    private List<String> reports(String id) {
        return module.reports.stream()
                .filter(report -> report.commandId().equals(id))
                .map(report -> report.state())
                .toList();
    }

    private long stored() {
        return module.number("select count(*) from seen where station = '" + station.station() + "'");
    }
}
