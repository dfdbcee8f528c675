package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChargingSessionIT {
    private static final IdToken TOKEN = IdToken.rfid("CAFE0001");

    private final Operator operator = SharedInstallation.operator();
    private final SimulatedStations stations = new SimulatedStations();

    @AfterEach
    void disconnect() {
        stations.close();
    }

    @Test
    void sessionFromBootToStopStandsBehindTheRestApi() {
        Station station = connect("session-1");
        operator.registerToken(TOKEN.idToken());

        String transactionId = await(station.startCharging(1, TOKEN));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> transaction(station, transactionId).path("active").asBoolean());
        await(station.stopCharging(1));

        JsonNode ended = transaction(station, transactionId);
        assertThat(ended.path("active").asBoolean(true)).as(ended.toString()).isFalse();
        assertThat(ended.toString()).contains("Local", TOKEN.idToken());
        assertThat(items(station, transactionId, "events")).isGreaterThanOrEqualTo(3);
        assertThat(items(station, transactionId, "meter-values")).isPositive();
    }

    @Test
    void unknownTokenIsRefused() {
        Station station = connect("session-2");

        assertThat(station.startCharging(1, IdToken.rfid("NOBODY"))
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("Unknown");
    }

    @Test
    void operatorStartsAndStopsASessionRemotely() {
        Station station = connect("session-3");
        operator.registerToken(TOKEN.idToken());

        Operator.Reply started = operator.command(
                station.id(),
                "RequestStartTransaction",
                "{\"remoteStartId\": 7, \"evseId\": 1, \"idToken\": {\"idToken\": \"CAFE0001\", \"type\": \"ISO14443\"}}");
        await().until(() -> await(station.transactionOn(1)).isPresent());
        String transactionId = await(station.transactionOn(1)).orElseThrow();
        Operator.Reply stopped = operator.command(
                station.id(), "RequestStopTransaction", "{\"transactionId\": \"" + transactionId + "\"}");

        assertThat(started.body().toString()).contains("Accepted");
        assertThat(stopped.status()).as(stopped.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !transaction(station, transactionId).path("active").asBoolean(true));
        assertThat(transaction(station, transactionId).toString()).contains("Remote");
    }

    @Test
    void baseReportFillsTheDeviceModel() {
        Station station = connect("session-4");

        Operator.Reply accepted = operator.command(
                station.id(), "GetBaseReport", "{\"requestId\": 5, \"reportBase\": \"FullInventory\"}");

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> operator.get("/api/v1/stations/" + station.id() + "/variables?component=Connector")
                        .body()
                        .toString()
                        .contains("ConnectorType"));
    }

    @Test
    void resetStationBootsAgainAndIsReachable() {
        Station station = connect("session-5");

        Operator.Reply accepted = operator.command(station.id(), "Reset", "{\"type\": \"Immediate\"}");

        assertThat(accepted.body().toString()).contains("Accepted");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> operator.get("/api/v1/stations/" + station.id() + "/boots")
                        .body()
                        .toString()
                        .contains("RemoteReset"));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> operator.command(station.id(), "TriggerMessage", "{\"requestedMessage\": \"Heartbeat\"}")
                                .status()
                        == 200);
    }

    @Test
    void eventsQueuedOfflineArriveLater() {
        Station station = connect("session-6");
        operator.registerToken(TOKEN.idToken());
        String transactionId = await(station.startCharging(1, TOKEN));
        await(station.goOffline());
        var stopped = station.stopCharging(1);
        await(station.goOnline());
        await(stopped);

        assertThat(transaction(station, transactionId).path("active").asBoolean(true))
                .isFalse();
    }

    private Station connect(String id) {
        operator.registerStation(id, SimulatedStations.PASSWORD);
        return stations.connect(SharedInstallation.running().stationUrl(), id);
    }

    private JsonNode transaction(Station station, String transactionId) {
        return operator.get("/api/v1/transactions/" + station.id() + "/" + transactionId)
                .body();
    }

    private int items(Station station, String transactionId, String list) {
        return operator.get("/api/v1/transactions/" + station.id() + "/" + transactionId + "/" + list)
                .body()
                .path("items")
                .size();
    }
}
