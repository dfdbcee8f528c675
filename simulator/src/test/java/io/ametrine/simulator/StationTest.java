package io.ametrine.simulator;

import static io.ametrine.simulator.SmallCsms.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.samples.SchemaSample;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StationTest {
    private static final IdToken TOKEN = IdToken.rfid("DEADBEEF");

    private final Vertx vertx = Vertx.vertx();
    private final SmallCsms csms = new SmallCsms(vertx);
    private Optional<Station> started = Optional.empty();

    @BeforeEach
    void start() {
        StationOptions options = StationOptions.of(csms.url(), "CS-1")
                .withPassword("0123456789abcdef")
                .withSpeed(100)
                .withCallTimeout(Duration.ofSeconds(2))
                .withBackOff(new BackOff(Duration.ofMillis(20), Duration.ofMillis(100)));
        Station station = await(Station.start(vertx, Station.client(vertx), options, StationListener.SILENT));
        await(station.accepted());
        started = Optional.of(station);
    }

    @AfterEach
    void everyFrameFitsItsSchema() {
        await(station().close());
        csms.close();
        await(vertx.close());

        assertThat(csms.violations()).isEmpty();
    }

    static Stream<Action> commands() {
        return Action.toStation().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsAnsweredWhetherShortOrFull(Action action) {
        JsonObject least = csms.command(
                action.wireName(),
                new JsonObject(SchemaSample.minimalRequest(action).toString()));
        await().until(() -> csms.received().size() > 0);
        assertThat(least).isNotNull();

        if (action != Action.RESET) {
            JsonObject full = csms.command(
                    action.wireName(),
                    new JsonObject(SchemaSample.fullRequest(action).toString()));
            assertThat(full).isNotNull();
        }
    }

    @Test
    void bootsAndTellsItsConnectors() {
        await().until(() -> !csms.received("StatusNotification").isEmpty());

        assertThat(csms.received("BootNotification")).hasSize(1);
        assertThat(csms.received("StatusNotification").getFirst().getString("connectorStatus"))
                .isEqualTo("Available");
    }

    @Test
    void chargesFromAuthorizeToEnd() {
        String transactionId = await(station().startCharging(1, TOKEN));
        await().until(() -> events("Updated").size() >= 2);
        await(station().stopCharging(1));

        assertThat(csms.received("Authorize")).hasSize(1);
        assertThat(csms.received("TransactionEvent"))
                .allMatch(event -> event.getJsonObject("transactionInfo")
                        .getString("transactionId")
                        .equals(transactionId));
        assertThat(seqNos()).isSorted().doesNotHaveDuplicates().startsWith(0);
        assertThat(energy(events("Ended").getFirst()))
                .isGreaterThan(energy(events("Started").getFirst()));
    }

    @Test
    void refusedTokenStartsNothing() {
        csms.answering((action, _) ->
                action.equals("Authorize") ? Optional.of(SmallCsms.standing("Blocked")) : Optional.empty());

        assertThat(station().startCharging(1, TOKEN).toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5));

        assertThat(csms.received("TransactionEvent")).isEmpty();
    }

    @Test
    void offlineEventsAreSentInOrderAfterReconnecting() {
        await(station().startCharging(1, TOKEN));
        await().until(() -> await(station().pendingEvents()) == 0);
        await(station().goOffline());
        var stopped = station().stopCharging(1);
        await(station().goOnline());
        await(stopped);

        assertThat(events("Ended").getFirst().getBoolean("offline")).isTrue();
        assertThat(seqNos()).isSorted().doesNotHaveDuplicates();
        assertThat(csms.received("BootNotification")).hasSize(1);
    }

    @Test
    void refusedEventIsSentAgain() {
        csms.command("SetVariables", set("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent", "1"));
        csms.answering((action, _) -> action.equals("TransactionEvent")
                        && csms.received("TransactionEvent").size() == 1
                ? Optional.of(new JsonObject().put("callError", "InternalError"))
                : Optional.empty());

        await(station().startCharging(1, TOKEN));

        assertThat(events("Started")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void comesBackWhenTheConnectionIsLost() {
        csms.dropConnection();

        await().until(() -> await(
                station().call("Heartbeat", new JsonObject()).map(_ -> true).otherwise(false)));
    }

    @Test
    void fullReportComesInPages() {
        csms.command("GetBaseReport", new JsonObject().put("requestId", 7).put("reportBase", "FullInventory"));

        await().until(() -> csms.received("NotifyReport").stream().anyMatch(page -> !page.getBoolean("tbc")));
        assertThat(csms.received("NotifyReport"))
                .hasSizeGreaterThan(2)
                .allMatch(page -> page.getInteger("requestId") == 7);
    }

    @Test
    void storedVariableIsReadBackAndANonsenseOneRefused() {
        JsonObject stored = csms.command("SetVariables", set("OCPPCommCtrlr", "HeartbeatInterval", "", "60"));
        JsonObject refused = csms.command("SetVariables", set("OCPPCommCtrlr", "HeartbeatInterval", "", "soon"));
        JsonObject read = csms.command(
                "GetVariables",
                new JsonObject()
                        .put(
                                "getVariableData",
                                new JsonArray()
                                        .add(VariableKey.of("OCPPCommCtrlr", "HeartbeatInterval")
                                                .json())));

        assertThat(status(stored, "setVariableResult")).isEqualTo("Accepted");
        assertThat(status(refused, "setVariableResult")).isEqualTo("Rejected");
        assertThat(read.getJsonArray("getVariableResult").getJsonObject(0).getString("attributeValue"))
                .isEqualTo("60");
    }

    @Test
    void remoteStartBeginsATransactionThatRemoteStopEnds() {
        JsonObject accepted = csms.command(
                "RequestStartTransaction",
                new JsonObject().put("remoteStartId", 42).put("evseId", 1).put("idToken", TOKEN.json()));
        await().until(() -> events("Started").size() == 1);
        JsonObject info = events("Started").getFirst().getJsonObject("transactionInfo");
        JsonObject stopped = csms.command(
                "RequestStopTransaction", new JsonObject().put("transactionId", info.getString("transactionId")));
        await().until(() -> events("Ended").size() == 1);

        assertThat(accepted.getString("status")).isEqualTo("Accepted");
        assertThat(info.getInteger("remoteStartId")).isEqualTo(42);
        assertThat(stopped.getString("status")).isEqualTo("Accepted");
    }

    @Test
    void resetEndsTheTransactionAndBootsAgain() {
        await(station().startCharging(1, TOKEN));

        csms.command("Reset", new JsonObject().put("type", "Immediate"));

        await().until(() -> csms.received("BootNotification").size() == 2);
        assertThat(csms.received("BootNotification").getLast().getString("reason"))
                .isEqualTo("RemoteReset");
        assertThat(events("Ended").getFirst().getJsonObject("transactionInfo").getString("stoppedReason"))
                .isEqualTo("ImmediateReset");
    }

    @Test
    void firmwareUpdateIsPlayedToTheEnd() {
        csms.command(
                "UpdateFirmware",
                new JsonObject()
                        .put("requestId", 3)
                        .put(
                                "firmware",
                                new JsonObject()
                                        .put("location", "https://example.com/fw")
                                        .put("retrieveDateTime", Instant.now().toString())));

        await().until(() -> csms.received("FirmwareStatusNotification").stream()
                .anyMatch(notification -> notification.getString("status").equals("Installed")));
        assertThat(csms.received("BootNotification").getLast().getString("reason"))
                .isEqualTo("FirmwareUpdate");
    }

    @Test
    void chargingProfileLimitsThePower() {
        await(station().startCharging(1, TOKEN));
        JsonObject schedule = new JsonObject()
                .put("id", 1)
                .put("chargingRateUnit", "W")
                .put(
                        "chargingSchedulePeriod",
                        new JsonArray()
                                .add(new JsonObject().put("startPeriod", 0).put("limit", 3000)));
        csms.command(
                "SetChargingProfile",
                new JsonObject()
                        .put("evseId", 1)
                        .put(
                                "chargingProfile",
                                new JsonObject()
                                        .put("id", 5)
                                        .put("stackLevel", 0)
                                        .put("chargingProfilePurpose", "TxDefaultProfile")
                                        .put("chargingProfileKind", "Relative")
                                        .put("chargingSchedule", new JsonArray().add(schedule))));

        await().until(() -> events("Updated").stream()
                .anyMatch(event -> event.getString("triggerReason").equals("ChargingRateChanged")));
        JsonObject composite = csms.command(
                "GetCompositeSchedule", new JsonObject().put("evseId", 1).put("duration", 600));

        assertThat(composite
                        .getJsonObject("schedule")
                        .getJsonArray("chargingSchedulePeriod")
                        .getJsonObject(0)
                        .getDouble("limit"))
                .isEqualTo(3000.0);
    }

    @Test
    void everyTriggeredMessageIsSent() {
        for (String message : List.of(
                "Heartbeat",
                "StatusNotification",
                "MeterValues",
                "LogStatusNotification",
                "FirmwareStatusNotification")) {
            csms.command("TriggerMessage", new JsonObject().put("requestedMessage", message));
            await().until(() -> !csms.received(message).isEmpty());
        }
        csms.command("TriggerMessage", new JsonObject().put("requestedMessage", "SignChargingStationCertificate"));

        await().until(() -> !csms.received("SignCertificate").isEmpty());
        assertThat(csms.received("SignCertificate").getFirst().getString("csr")).contains("BEGIN CERTIFICATE REQUEST");
    }

    private Station station() {
        return started.orElseThrow();
    }

    private List<JsonObject> events(String type) {
        return csms.received("TransactionEvent").stream()
                .filter(event -> event.getString("eventType").equals(type))
                .toList();
    }

    private List<Integer> seqNos() {
        return csms.received("TransactionEvent").stream()
                .map(event -> event.getInteger("seqNo"))
                .toList();
    }

    private static double energy(JsonObject event) {
        return event.getJsonArray("meterValue")
                .getJsonObject(0)
                .getJsonArray("sampledValue")
                .getJsonObject(0)
                .getDouble("value");
    }

    private static JsonObject set(String component, String variable, String instance, String value) {
        return new JsonObject()
                .put(
                        "setVariableData",
                        new JsonArray()
                                .add(VariableKey.of(component, variable, instance)
                                        .json()
                                        .put("attributeValue", value)));
    }

    private static String status(JsonObject response, String results) {
        return response.getJsonArray(results).getJsonObject(0).getString("attributeStatus");
    }
}
