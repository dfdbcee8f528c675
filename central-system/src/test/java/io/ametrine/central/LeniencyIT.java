package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.LeniencyRules;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.BootNotificationRequest;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.envelope.TraceEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Known deviations of some stations, at the socket: forgiven where a rule says so, and marked in the trace. */
class LeniencyIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String RULES = """
            {"rules": [
              {"name": "acme-serials", "vendor": "ACME*", "forgive": "tooLong", "at": "/chargingStation/serialNumber"},
              {"name": "acme-times", "vendor": "ACME*", "firmware": "1.*", "actions": ["StatusNotification"],
               "forgive": "timeWithoutZone", "zone": "+02:00"},
              {"name": "acme-extras", "vendor": "acme gmbh", "forgive": "unknownProperty"}]}""";
    private static final String BOOT = """
            [2,"b","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"%s",
             "firmwareVersion":"1.4","serialNumber":"123456789012345678901234567890"}}]""".replace("\n", "");
    private static final String STATUS = """
            [2,"s","StatusNotification",{"timestamp":"2026-01-01T12:00:00","connectorStatus":"Available","evseId":1,
             "connectorId":1}]""".replace("\n", "");

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(config -> config.with(LeniencyRules.parse(RULES.getBytes(StandardCharsets.UTF_8))));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static StationCall published(String station, Action action) {
        await().atMost(SOON)
                .until(() -> site.module.callsOf(station).stream().anyMatch(call -> call.action() == action));
        return site.module.callsOf(station).stream()
                .filter(call -> call.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static String text(StationCall call) {
        return new String(call.payload(), StandardCharsets.UTF_8);
    }

    private static TraceEntry forgiven(String station, String action) {
        await().atMost(SOON)
                .until(() -> site.observer.trace(station, "forgiven").stream()
                        .anyMatch(row -> row.action().orElse("").equals(action)));
        return site.observer.trace(station, "forgiven").stream()
                .filter(row -> row.action().orElse("").equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBootSaysItselfWhoseItIsAndIsPublishedAsItBinds() {
        try (TestStation station = site.connect("LE-BOOT")) {
            assertThat(station.call(BOOT.formatted("ACME GmbH"))).startsWith("[3,\"b\"");
        }

        StationCall call = published("LE-BOOT", Action.BOOT_NOTIFICATION);
        BootNotificationRequest request = OcppJson.read(call.payload(), BootNotificationRequest.class);
        assertThat(request.chargingStation().serialNumber()).contains("1234567890123456789012345");
        TraceEntry row = forgiven("LE-BOOT", "BootNotification");
        assertThat(row.request().orElseThrow()).contains("123456789012345678901234567890");
        assertThat(row.fault().orElseThrow()).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("Forgiven");
            assertThat(fault.description()).contains("acme-serials");
            assertThat(fault.pointer()).contains("/chargingStation/serialNumber");
        });
    }

    @Test
    void aBootMakesTheRulesHoldForTheWholeSession() {
        try (TestStation station = site.connect("LE-SESSION")) {
            assertThat(station.call(STATUS)).startsWith("[4,\"s\",\"PropertyConstraintViolation\"");
            station.call(BOOT.formatted("ACME GmbH"));

            assertThat(station.call(STATUS)).startsWith("[3,\"s\"");
        }

        assertThat(text(published("LE-SESSION", Action.STATUS_NOTIFICATION))).contains("\"2026-01-01T12:00:00+02:00\"");
        assertThat(forgiven("LE-SESSION", "StatusNotification").request().orElseThrow())
                .contains("\"2026-01-01T12:00:00\"");
    }

    @Test
    void aStationThatConnectsWithoutBootingIsKnownFromTheDirectory() {
        try (TestStation station = site.connect("LE-KNOWN")) {
            site.register("LE-KNOWN", new StationMake("Acme Gmbh", "M", Optional.of("1.0")));

            await().atMost(SOON).until(() -> station.call(STATUS).startsWith("[3,\"s\""));
            assertThat(station.call("[2,\"h\",\"Heartbeat\",{\"uptime\":5}]")).startsWith("[3,\"h\"");
        }

        assertThat(forgiven("LE-KNOWN", "Heartbeat").fault().orElseThrow().description())
                .contains("acme-extras");
    }

    @Test
    void othersAndOtherDeviationsAreRefusedAsEver() {
        try (TestStation station = site.connect("LE-OTHER")) {
            assertThat(station.call(BOOT.formatted("Bolt"))).startsWith("[4,\"b\",\"PropertyConstraintViolation\"");
            station.call(BOOT.formatted("ACME GmbH"));
            assertThat(
                            station.call(
                                    "[2,\"x\",\"Authorize\",{\"idToken\":{\"idToken\":\"A\",\"type\":\"Nonsense\"},\"more\":1}]"))
                    .startsWith("[4,\"x\",\"PropertyConstraintViolation\"");
        }
    }

    @Test
    void anAnswerToACommandIsForgivenToo() {
        try (TestStation station = site.connect("LE-ANSWER")) {
            station.call(BOOT.formatted("ACME GmbH"));
            site.module.command(
                    new StationKey("default", "LE-ANSWER"),
                    published("LE-ANSWER", Action.BOOT_NOTIFICATION).session(),
                    "le-1",
                    Action.CLEAR_CACHE,
                    "{}");
            assertThat(station.next()).contains("ClearCache");
            station.send("[3,\"le-1\",{\"status\":\"Accepted\",\"elapsed\":3}]");

            await().atMost(SOON).until(() -> !site.module.finished("le-1").isEmpty());
        }

        assertThat(site.module.finished("le-1").getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(new String(answered.payload(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"status\":\"Accepted\"}"));
        assertThat(forgiven("LE-ANSWER", "ClearCache").response().orElseThrow()).contains("elapsed");
    }
}
