package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.engines.EnginesConfig;
import io.ametrine.engines.TestEngines;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartIT {
    private static final IdToken TOKEN = IdToken.rfid("CAFE0002");

    private final EnginesConfig template = TestEngines.config();
    private final Path data = template.dataFolder();
    private final StandaloneConfig config =
            StandaloneConfig.in(data, 0, 0).with(EnginesConfig.keeping(data).withBinaries(template.binariesFolder()));

    @AfterEach
    void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void dataSurvivesARestartAndASecondStartIsRefusedMeanwhile() {
        String apiKey;
        String transactionId;
        try (Standalone first = Standalone.start(config)) {
            apiKey = first.firstApiKey().orElseThrow().reveal();
            transactionId = chargeOnce(first, apiKey);

            assertThatThrownBy(() -> Standalone.start(config)).hasMessageContaining("already running");
            assertThat(LocalKey.find(data)).isPresent();
        }
        assertThat(LocalKey.find(data)).isEmpty();

        try (Standalone second = Standalone.start(config)) {
            Operator operator = new Operator(second.restUrl(), apiKey);

            assertThat(second.firstApiKey()).isEmpty();
            assertThat(operator.get("/api/v1/transactions/kept-1/" + transactionId)
                            .body()
                            .toString())
                    .contains("Local");
            chargeOnce(second, apiKey);
        }
    }

    private static String chargeOnce(Standalone standalone, String apiKey) {
        Operator operator = new Operator(standalone.restUrl(), apiKey);
        operator.registerStation("kept-1", SimulatedStations.PASSWORD);
        operator.registerToken(TOKEN.idToken());
        try (SimulatedStations stations = new SimulatedStations()) {
            Station station = stations.connect(standalone.stationUrl(), "kept-1");
            String transactionId = await(station.startCharging(1, TOKEN));
            await(station.stopCharging(1));
            return transactionId;
        }
    }
}
