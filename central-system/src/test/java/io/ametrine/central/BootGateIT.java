package io.ametrine.central;

import static io.ametrine.central.FakeModule.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a station may do before its boot is accepted (B02, B03). */
class BootGateIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}]";
    private static final String STATUS =
            "[2,\"s\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T00:00:00Z\",\"connectorStatus\":\"Available\","
                    + "\"evseId\":1,\"connectorId\":1}]";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void bootsAnsweredWith(String station, String status) {
        site.module.answering(
                station,
                call -> List.of(json(
                        call.action() == Action.BOOT_NOTIFICATION
                                ? "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":1,\"status\":\"" + status
                                        + "\"}"
                                : "{}")));
    }

    private static SessionRef session(String station) {
        return site.module.callsOf(station).getLast().session();
    }

    @Test
    void aRegisteredStationNeedsNoBoot() {
        try (TestStation station = site.connect("BG-NONE")) {
            assertThat(station.call(STATUS)).startsWith("[3,\"s\"");
        }
    }

    @Test
    void pendingAllowsOnlyTheBootAndWhatWasAskedFor() {
        bootsAnsweredWith("BG-PEND", "Pending");
        try (TestStation station = site.connect("BG-PEND")) {
            station.call(BOOT);
            assertThat(station.call(STATUS)).startsWith("[4,\"s\",\"SecurityError\"");

            site.module.command(
                    new StationKey("default", "BG-PEND"),
                    session("BG-PEND"),
                    "bg-1",
                    Action.TRIGGER_MESSAGE,
                    "{\"requestedMessage\":\"StatusNotification\",\"evse\":{\"id\":1,\"connectorId\":1}}");
            assertThat(station.next()).contains("TriggerMessage");
            station.send("[3,\"bg-1\",{\"status\":\"Accepted\"}]");

            assertThat(station.call(STATUS)).startsWith("[3,\"s\"");
            assertThat(station.call("[2,\"h\",\"Heartbeat\",{}]")).startsWith("[4,\"h\",\"SecurityError\"");
        }
    }

    @Test
    void rejectedAllowsOnlyTheBootAndNoCommands() {
        bootsAnsweredWith("BG-REJ", "Rejected");
        try (TestStation station = site.connect("BG-REJ")) {
            station.call(BOOT);
            assertThat(station.call(STATUS)).startsWith("[4,\"s\",\"SecurityError\"");

            site.module.command(
                    new StationKey("default", "BG-REJ"),
                    session("BG-REJ"),
                    "bg-2",
                    Action.RESET,
                    "{\"type\":\"OnIdle\"}");
            await().atMost(SOON).until(() -> !site.module.finished("bg-2").isEmpty());
            CommandFinished done = site.module.finished("bg-2").getFirst();
            assertThat(done.outcome()).isEqualTo(new Outcome.NotSent("rejected"));

            bootsAnsweredWith("BG-REJ", "Accepted");
            assertThat(station.call(BOOT.replace("\"b\"", "\"b2\""))).contains("Accepted");
            assertThat(station.call(STATUS)).startsWith("[3,\"s\"");
        }
    }

    @Test
    void whatWaitsForTheBootIsNotSentBeforeAndTheAcceptedBootIsToldToThoseWhoWait() {
        bootsAnsweredWith("BG-WAIT", "Pending");
        try (TestStation station = site.connect("BG-WAIT")) {
            station.call(BOOT);
            site.module.commandAfterBoot(
                    new StationKey("default", "BG-WAIT"),
                    session("BG-WAIT"),
                    "bg-3",
                    Action.RESET,
                    "{\"type\":\"OnIdle\"}");
            await().atMost(SOON).until(() -> !site.module.finished("bg-3").isEmpty());
            assertThat(site.module.finished("bg-3").getFirst().outcome()).isEqualTo(new Outcome.NotSent("pending"));
            List<SessionEvent.Connected> before = site.observer.events("BG-WAIT", SessionEvent.Connected.class);
            assertThat(before).hasSize(1);

            bootsAnsweredWith("BG-WAIT", "Accepted");
            station.call(BOOT.replace("\"b\"", "\"b2\""));

            await().atMost(SOON)
                    .until(() -> site.observer
                                    .events("BG-WAIT", SessionEvent.Connected.class)
                                    .size()
                            == 2);
            assertThat(site.observer
                            .events("BG-WAIT", SessionEvent.Connected.class)
                            .getLast())
                    .extracting(SessionEvent.Connected::epoch, SessionEvent.Connected::session)
                    .containsExactly(
                            before.getFirst().epoch(), before.getFirst().session());
            site.module.commandAfterBoot(
                    new StationKey("default", "BG-WAIT"),
                    session("BG-WAIT"),
                    "bg-4",
                    Action.RESET,
                    "{\"type\":\"OnIdle\"}");
            assertThat(station.next()).contains("Reset");
        }
    }

    @Test
    void theDecisionOutlivesTheSocket() {
        bootsAnsweredWith("BG-KEPT", "Pending");
        try (TestStation station = site.connect("BG-KEPT")) {
            station.call(BOOT);
        }
        try (TestStation station = TestStation.connect(site.node.stationPort(), "BG-KEPT", Site.PASSWORD)) {
            assertThat(station.call(STATUS)).startsWith("[4,\"s\",\"SecurityError\"");
        }
    }

    @Test
    void theOperatorMayTurnAStationAwayWhileItIsConnected() {
        try (TestStation station = site.connect("BG-OPER")) {
            assertThat(station.call(STATUS)).startsWith("[3,\"s\"");

            site.register("BG-OPER", "Rejected", 1);
            await().atMost(SOON).until(() -> station.call(STATUS).contains("SecurityError"));

            site.remove("BG-OPER");
            assertThat(station.closeCode()).isEqualTo(1008);
        }
    }
}
