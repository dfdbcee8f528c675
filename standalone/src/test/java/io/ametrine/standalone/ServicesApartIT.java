package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every service as its own process: two central-system nodes, two instances of transactions. */
class ServicesApartIT {
    private static final String API_KEY = "an-api-key-of-the-tests-0123456789abcdef";
    private static final IdToken TOKEN = IdToken.rfid("CAFE0003");

    private final Parts parts = new Parts();
    private final Engines engines = parts.add(TestEngines.fresh());
    private final List<ServiceProcess> processes = new ArrayList<>();

    @AfterEach
    void stopAll() {
        parts.close();
    }

    @Test
    void stationsOfTwoNodesChargeThroughTwoInstancesOfOneModule() {
        try (TopicAdmin topics = new TopicAdmin(KafkaConfig.local(engines.kafkaBootstrap()))) {
            topics.ensure();
        }
        Map<String, String> urls = new HashMap<>();
        startModules(urls, "provisioning", "authorization", "security");
        startModules(urls, "transactions", "monitoring", "smart-charging");
        ServiceProcess secondTransactions = start("modules/transactions", Map.of());
        ServiceProcess gateway = start("api-gateway", urls);
        String[] nodes = {node(), node()};
        awaitAll();

        Operator operator = new Operator(gateway.url(), API_KEY);
        operator.registerToken(TOKEN.idToken());
        try (SimulatedStations stations = new SimulatedStations()) {
            for (int i = 0; i < 6; i++) {
                charge(operator, stations, nodes[i % 2], "apart-" + i);
            }
            secondTransactions.kill();
            processes.remove(secondTransactions);
            charge(operator, stations, nodes[0], "apart-6");
        }
    }

    private void startModules(Map<String, String> urls, String... modules) {
        for (String module : modules) {
            Map<String, String> more =
                    module.equals("security") ? Map.of("AMETRINE_BOOTSTRAP_API_KEY", API_KEY) : Map.of();
            ServiceProcess process = start("modules/" + module, more);
            urls.put(Settings.variable(module + ".url"), process.url());
        }
        awaitAll();
    }

    private void awaitAll() {
        await().atMost(Duration.ofMinutes(3)).until(() -> processes.stream().allMatch(ServiceProcess::isReady));
    }

    private static void charge(Operator operator, SimulatedStations stations, String node, String id) {
        operator.registerStation(id, SimulatedStations.PASSWORD);
        Station station = stations.connect(node, id);
        String transactionId = await(station.startCharging(1, TOKEN));
        Operator.Reply stop =
                operator.command(id, "RequestStopTransaction", "{\"transactionId\": \"" + transactionId + "\"}");

        assertThat(stop.status()).as(stop.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/api/v1/transactions/" + id + "/" + transactionId)
                        .body()
                        .toString()
                        .contains("Remote"));
    }

    private String node() {
        int port = ServiceProcess.freePort();
        start("central-system", Map.of("AMETRINE_STATION_PORT", Integer.toString(port)));
        return "ws://127.0.0.1:" + port + "/ocpp";
    }

    private ServiceProcess start(String jar, Map<String, String> more) {
        ServiceProcess process = parts.add(ServiceProcess.start(jar, engines, more));
        processes.add(process);
        return process;
    }
}
