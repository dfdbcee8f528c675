package io.ametrine.standalone.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.engines.TestEngines;
import io.ametrine.standalone.Operator;
import io.ametrine.standalone.ServiceProcess;
import io.ametrine.standalone.SimulatedStations;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All services in one JVM, killed under load: the engines go on without it, and the next start finds them and their data. */
class KilledInstallationIT {
    private static final String STATION = "killed-0";
    private static final String OFFLINE = "killed-1";
    private static final String DESIRED = "/api/v1/stations/" + OFFLINE + "/desired/SetVariables/interval";
    private static final String INTERVAL = """
            {"setVariableData": [{"attributeValue": "600", "component": {"name": "OCPPCommCtrlr"},
             "variable": {"name": "HeartbeatInterval"}}]}""";

    private final Path data = TestEngines.config().dataFolder();
    private final int stationPort = ServiceProcess.freePort();
    private final int httpPort = ServiceProcess.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final InsistentStation station =
            new InsistentStation(client, List.of("ws://127.0.0.1:" + stationPort + "/ocpp"), STATION, Deed.TRANSACTION);

    @AfterEach
    void deleteData() throws IOException {
        station.stop();
        client.shutdownNow();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void everyAcknowledgedEventIsStoredOnceAndWhatIsDesiredIsStillSent() {
        Operator operator;
        try (Installation first = Installation.start(data, stationPort, httpPort)) {
            operator =
                    new Operator("http://127.0.0.1:" + httpPort, first.apiKey().orElseThrow());
            operator.registerStation(STATION, InsistentStation.PASSWORD);
            operator.registerStation(OFFLINE, SimulatedStations.PASSWORD);
            assertThat(operator.put(DESIRED, INTERVAL).status()).isEqualTo(201);
            Thread.ofVirtual().start(station);
            awaitProgress();

            first.kill();
        }

        try (Installation _ = Installation.start(data, stationPort, httpPort)) {
            awaitDesired(operator);
            awaitProgress();
            int acknowledged = station.acknowledged();
            JsonNode events = operator.get("/api/v1/transactions/" + STATION + "/tx-1")
                    .body()
                    .get("events");

            assertThat(events.get("count").asInt()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(events.get("missing").asInt()).isZero();
            assertThat(events.get("lastSeqNo").asInt())
                    .isEqualTo(events.get("count").asInt() - 1);
        }
    }

    private void awaitDesired(Operator operator) {
        try (SimulatedStations stations = new SimulatedStations()) {
            stations.connect("ws://127.0.0.1:" + stationPort + "/ocpp", OFFLINE);
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            operator.get(DESIRED).body().path("state").asText().equals("accepted"));
        }
    }

    private void awaitProgress() {
        int before = station.acknowledged();
        await().atMost(Duration.ofMinutes(2)).until(() -> station.acknowledged() >= before + 50);
    }
}
