package io.ametrine.standalone.recovery;

import static org.awaitility.Awaitility.await;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.standalone.ServiceProcess;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;

/** Engines, two nodes and every module, each its own process, under the load of insistent stations. */
final class Deployment implements AutoCloseable {
    private static final int STATIONS_PER_DEED = 2;
    private static final List<String> MODULES =
            Arrays.stream(Deed.values()).map(deed -> deed.module).toList();

    final Engines engines = TestEngines.fresh();
    private final List<Integer> stationPorts = List.of(ServiceProcess.freePort(), ServiceProcess.freePort());
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InsistentStation> stations = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, ServiceProcess> modules = new HashMap<>();
    private final Map<Integer, ServiceProcess> nodes = new HashMap<>();

    Deployment() {
        for (Deed deed : Deed.values()) {
            for (int index = 0; index < STATIONS_PER_DEED; index++) {
                stations.add(new InsistentStation(client, urls(), deed.module + '-' + index, deed));
            }
        }
        announceStations();
        startServices();
        stations.forEach(station -> threads.add(Thread.ofVirtual().start(station)));
    }

    private List<String> urls() {
        return stationPorts.stream()
                .map(port -> "ws://127.0.0.1:" + port + "/ocpp")
                .toList();
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }

    /** What the provisioning module does for registered stations, at its start and whenever the topic was lost. */
    void announceStations() {
        KafkaConfig kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka);
                KafkaBroker broker = KafkaBroker.connect(kafka)) {
            admin.ensure();
            String verifier = PasswordVerifier.hash(Secret.of(InsistentStation.PASSWORD));
            for (InsistentStation station : stations) {
                StationEntry entry = new StationEntry(
                        "default", station.id(), 1, false, "Accepted", 1, Optional.of(verifier), Optional.empty());
                broker.publish(new DirectoryChange(Topics.DIRECTORY_STATIONS, entry).toRecord())
                        .join();
            }
        }
    }

    void startServices() {
        MODULES.forEach(this::startModule);
        stationPorts.forEach(this::startNode);
        soon().until(() -> modules.values().stream().allMatch(ServiceProcess::isReady)
                && nodes.values().stream().allMatch(ServiceProcess::isReady));
    }

    private void startModule(String module) {
        modules.put(module, ServiceProcess.start("modules/" + module, engines, Map.of()));
    }

    private void startNode(int port) {
        Map<String, String> settings =
                Map.of("AMETRINE_STATION_PORT", Integer.toString(port), "AMETRINE_NODE_LEASE", "3s");
        nodes.put(port, ServiceProcess.start("central-system", engines, settings));
    }

    void killModules() {
        modules.values().forEach(ServiceProcess::kill);
        MODULES.forEach(this::startModule);
    }

    void killBusyNode() {
        int port = busyPort();
        busyNode().kill();
        startNode(port);
    }

    /** The one with the most stations. */
    ServiceProcess busyNode() {
        return Optional.ofNullable(nodes.get(busyPort())).orElseThrow();
    }

    private int busyPort() {
        return stations.stream()
                .collect(Collectors.groupingBy(InsistentStation::port, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    void stopServices() {
        nodes.values().forEach(ServiceProcess::close);
        modules.values().forEach(ServiceProcess::close);
    }

    /** Waits until every station has had so many more deeds acknowledged. */
    void awaitProgress(int deeds) {
        List<Integer> before =
                stations.stream().map(InsistentStation::acknowledged).toList();
        soon().until(() -> IntStream.range(0, stations.size())
                .allMatch(index -> stations.get(index).acknowledged() >= before.get(index) + deeds));
    }

    int connections() {
        return stations.stream().mapToInt(InsistentStation::connections).sum();
    }

    List<InsistentStation> stations() {
        return stations;
    }

    /** The numbers of a station's deeds that are in the database, in order. */
    List<Integer> stored(InsistentStation station) {
        try (Connection connection = DriverManager.getConnection(
                        engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
                PreparedStatement select = connection.prepareStatement(station.deed().numbers)) {
            select.setString(1, station.id());
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
            return numbers;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        stations.forEach(InsistentStation::stop);
        threads.forEach(Thread::interrupt);
        client.shutdownNow();
        stopServices();
        engines.close();
    }
}
