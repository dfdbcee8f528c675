package io.ametrine.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.Continuation;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutsideWorkIT {
    private static final Work NEVER_ENDING = () -> {
        new CountDownLatch(1).await();
        return "never";
    };
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
    void beginsAfterTheCommitAndLeavesNothingOnceAnswered() {
        module.handler.outside = () -> "rows committed before: " + rows();

        module.say(station, "m1", "outside", "a");

        assertThat(answered()).isEqualTo("rows committed before: 1");
        assertThat(rows()).isZero();
    }

    @Test
    void isDoneByTheNextOwnerWhenTheProcessEndsBetweenCommitAndResult() {
        module.handler.outside = NEVER_ENDING;
        module.say(station, "m1", "outside", "a");
        soon().until(() -> rows() == 1);

        module.handler.outside = () -> "the next owner's";
        module.restart();

        assertThat(answered()).isEqualTo("the next owner's");
        assertThat(rows()).isZero();
        assertThat(module.answers(station)).hasSize(1);
    }

    @Test
    void answersInternalErrorWhenItFails() {
        module.handler.outside = () -> {
            throw new IllegalStateException("the CA is away");
        };

        module.say(station, "m1", "outside", "a");

        assertThat(answered()).isEqualTo("InternalError");
        assertThat(rows()).isZero();
    }

    @Test
    void answersInternalErrorBeforeTheStationsDeadlineWhenItTakesTooLong() {
        module.handler.outside = NEVER_ENDING;
        StationCall call = within(Duration.ofSeconds(2));

        module.send(call);

        assertThat(answered()).isEqualTo("InternalError");
        assertThat(Instant.now()).isBefore(call.deadline());
        assertThat(rows()).isZero();
    }

    @Test
    void answersInternalErrorWhenItsResultCannotBeProcessed() {
        module.handler.outside = () -> "boom";

        module.say(station, "m1", "outside", "a");

        assertThat(answered()).isEqualTo("InternalError");
        assertThat(rows()).isZero();
        assertThat(module.number("select count(*) from dead_letters where station = '" + station.station() + "'"))
                .isEqualTo(1);
    }

    @Test
    void answersInternalErrorForWhatNobodyTookUp() {
        module.handler.outside = NEVER_ENDING;
        module.say(station, "m1", "outside", "a");
        soon().until(() -> rows() == 1);

        module.execute("update pending_work set deadline = now() - interval '1 minute' where station = '"
                + station.station() + "'");

        assertThat(answered()).isEqualTo("InternalError");
        assertThat(rows()).isZero();
    }

    @Test
    void ignoresTheResultOfWorkThatWasDoneTwice() {
        AtomicInteger times = new AtomicInteger();
        module.handler.outside = times::incrementAndGet;
        StationCall call = within(Duration.ofSeconds(20));
        module.send(call);
        answered();

        module.publish(PendingWork.naming(
                EnvelopeCodec.encode(new Continuation(
                        call.station(),
                        call.session(),
                        call.messageId(),
                        call.action(),
                        call.payload(),
                        "2".getBytes(StandardCharsets.UTF_8),
                        call.receivedAt(),
                        call.deadline())),
                "a row that is gone"));
        module.say(station, "m2", "vendor", "b");

        soon().until(() -> module.answers(station).size() >= 2);
        assertThat(module.answers(station).stream().map(Outbound.Answer::messageId))
                .containsExactly("m1", "m2");
    }

    private StationCall within(Duration time) {
        StationCall call = ProbeModule.transfer(station, "m1", "outside", "a");
        return new StationCall(
                call.station(),
                call.session(),
                call.messageId(),
                call.action(),
                call.payload(),
                call.receivedAt(),
                call.receivedAt().plus(time),
                call.traceparent());
    }

    /** The data of the one answer, or the code of the error. */
    private String answered() {
        soon().until(() -> !module.answers(station).isEmpty());
        return switch (module.answers(station).getFirst().result()) {
            case Result.Payload(byte[] json) ->
                CommandRows.json(json).orElseThrow().path("data").asText();
            case Result.Error(ErrorCode code, String _, byte[] _) -> code.wireName();
        };
    }

    private static long rows(StationKey station) {
        return module.number("select count(*) from pending_work where station = '" + station.station() + "'");
    }

    private long rows() {
        return rows(station);
    }
}
