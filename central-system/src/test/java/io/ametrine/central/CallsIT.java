package io.ametrine.central;

import static io.ametrine.central.FakeModule.error;
import static io.ametrine.central.FakeModule.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a station's CALLs between its socket and the modules. */
class CallsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BOOT =
            "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(config -> config.with(StationLimits.DEFAULT.within(Duration.ofSeconds(2))));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String status(String id, String connectorStatus) {
        return "[2,\"" + id + "\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T00:00:00Z\",\"connectorStatus\":\""
                + connectorStatus + "\",\"evseId\":1,\"connectorId\":1}]";
    }

    private static String authorize(String id) {
        return "[2,\"" + id + "\",\"Authorize\",{\"idToken\":{\"idToken\":\"DEADBEEF\",\"type\":\"ISO14443\"}}]";
    }

    @Test
    void aBootGoesToItsModuleAndItsAnswerBack() {
        try (TestStation station = site.connect("CA-BOOT")) {
            String answer = station.call("[2,\"b\",\"BootNotification\"," + BOOT + "]");

            assertThat(answer).startsWith("[3,\"b\",{").contains("\"status\":\"Accepted\"");
            StationCall call = site.module.callsOf("CA-BOOT").getFirst();
            assertThat(call.action()).isEqualTo(Action.BOOT_NOTIFICATION);
            assertThat(new String(call.payload(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(BOOT);
            assertThat(call.session().protocol()).isEqualTo("ocpp2.0.1");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.observer.trace("CA-BOOT", "ok"))
                            .singleElement()
                            .satisfies(row -> {
                                assertThat(row.action()).contains("BootNotification");
                                assertThat(row.request()).contains(BOOT);
                                assertThat(row.response().orElse("")).contains("Accepted");
                                assertThat(row.durationMicros()).isPresent();
                            }));
        }
    }

    @Test
    void heartbeatsAreAnsweredHereAndTracedAsOneRow() {
        try (TestStation station = site.connect("CA-BEAT")) {
            for (int count = 0; count < 5; count++) {
                assertThat(station.call("[2,\"h" + count + "\",\"Heartbeat\",{}]"))
                        .contains("currentTime");
            }
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(site.observer.trace("CA-BEAT")).hasSize(1));
        assertThat(site.observer
                        .trace("CA-BEAT")
                        .getFirst()
                        .heartbeats()
                        .orElseThrow()
                        .count())
                .isEqualTo(5);
        assertThat(site.module.callsOf("CA-BEAT")).isEmpty();
    }

    @Test
    void callsOfOneStationReachTheModulesInOrderOneAtATime() {
        List<String> order = new ArrayList<>();
        site.module.answering("CA-ORDER", call -> {
            order.add(call.messageId());
            return List.of(
                    json(call.action() == Action.AUTHORIZE ? "{\"idTokenInfo\":{\"status\":\"Accepted\"}}" : "{}"));
        });
        try (TestStation station = site.connect("CA-ORDER")) {
            for (int count = 0; count < 8; count++) {
                station.send(count % 2 == 0 ? authorize("o" + count) : status("o" + count, "Available"));
            }
            for (int count = 0; count < 8; count++) {
                assertThat(station.next()).startsWith("[3,\"o" + count + "\"");
            }
        }

        assertThat(order).containsExactly("o0", "o1", "o2", "o3", "o4", "o5", "o6", "o7");
    }

    @Test
    void moreCallsThanMayWaitAreReadLater() {
        site.module.silentFor("CA-MANY");
        try (TestStation station = site.connect("CA-MANY")) {
            for (int count = 0; count < 30; count++) {
                station.send(status("m" + count, "Available"));
            }
            await().atMost(SOON).until(() -> site.module.callsOf("CA-MANY").size() == 1);
            site.module.answering("CA-MANY", _ -> List.of(json("{}")));
            site.module.answer(site.module.callsOf("CA-MANY").getFirst(), json("{}"));

            for (int count = 0; count < 30; count++) {
                assertThat(station.next()).contains("\"m" + count + "\"");
            }
        }
    }

    @Test
    void aModulesErrorBecomesACallError() {
        site.module.answering("CA-ERR", _ -> List.of(error(ErrorCode.NOT_SUPPORTED, "no handler")));
        try (TestStation station = site.connect("CA-ERR")) {
            assertThat(station.call(authorize("e"))).startsWith("[4,\"e\",\"NotSupported\",\"no handler\",{}]");
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(site.observer.trace("CA-ERR", "callError")).hasSize(1));
    }

    @Test
    void anInvalidAnswerOfOursNeverReachesTheStation() {
        site.module.answering("CA-BUG", _ -> List.of(json("{\"idTokenInfo\":{\"status\":\"Sure\"}}")));
        try (TestStation station = site.connect("CA-BUG")) {
            assertThat(station.call(authorize("i"))).startsWith("[4,\"i\",\"InternalError\"");
        }
    }

    @Test
    void aCallThatNothingAnswersEndsInAnErrorAndItsLateAnswerInTheTrace() {
        site.module.silentFor("CA-LATE");
        try (TestStation station = site.connect("CA-LATE")) {
            assertThat(station.call(status("l", "Available"))).startsWith("[4,\"l\",\"InternalError\"");
            site.module.answer(site.module.callsOf("CA-LATE").getFirst(), json("{}"));

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(site.observer.trace("CA-LATE", "timeout")).hasSize(1);
                assertThat(site.observer.trace("CA-LATE", "late")).hasSize(1);
            });
            site.module.answering("CA-LATE", _ -> List.of(json("{}")));
            assertThat(station.call(status("l2", "Available"))).startsWith("[3,\"l2\"");
        }
    }

    @Test
    void aRepeatedCallGetsTheStoredAnswerAndReachesNoModuleAgain() {
        try (TestStation station = site.connect("CA-DUP")) {
            String first = station.call(authorize("d"));
            String second = station.call(authorize("d"));

            assertThat(second).isEqualTo(first);
            assertThat(site.module.callsOf("CA-DUP")).hasSize(1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.observer.trace("CA-DUP", "duplicate"))
                            .hasSize(1));
        }
    }

    @Test
    void theSameIdWithAnotherPayloadIsANewCallAndMarked() {
        try (TestStation station = site.connect("CA-SAME")) {
            station.call(status("s", "Available"));
            station.call(status("s", "Occupied"));

            assertThat(site.module.callsOf("CA-SAME")).hasSize(2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(site.observer.trace("CA-SAME", "ok"))
                            .hasSize(2)
                            .anyMatch(row -> row.fault().isPresent()));
        }
    }

    @Test
    void threeStationsWithTheSameMessageIdsGetTheirOwnAnswers() {
        List<TestStation> stations = List.of(site.connect("CA-T1"), site.connect("CA-T2"), site.connect("CA-T3"));
        stations.forEach(station -> site.module.answering(
                station.id(),
                call -> List.of(json(
                        "{\"status\":\"Accepted\",\"data\":\"" + call.station().station() + "\"}"))));

        for (int count = 1; count <= 3; count++) {
            String frame = "[2,\"" + count + "\",\"DataTransfer\",{\"vendorId\":\"x\"}]";
            stations.forEach(station -> station.send(frame));
            for (TestStation station : stations) {
                assertThat(station.next()).startsWith("[3,\"" + count + "\"").contains(station.id());
            }
        }
        stations.forEach(TestStation::close);
    }

    @Test
    void theEndOfASessionIsToldWithItsReason() {
        TestStation station = site.connect("CA-END");
        station.close();

        await().atMost(SOON).untilAsserted(() -> {
            List<SessionEvent.Disconnected> ends = site.observer.events("CA-END", SessionEvent.Disconnected.class);
            assertThat(ends).hasSize(1);
            assertThat(ends.getFirst().reason()).contains("1000");
        });
    }

    @Test
    void lastSeenIsToldInBatches() {
        try (TestStation station = site.connect("CA-SEEN")) {
            station.call("[2,\"x\",\"Heartbeat\",{}]");

            await().atMost(Duration.ofSeconds(25))
                    .untilAsserted(() -> assertThat(site.observer.seen())
                            .anyMatch(seen -> seen.stations().containsKey("default/CA-SEEN")));
        }
    }
}
