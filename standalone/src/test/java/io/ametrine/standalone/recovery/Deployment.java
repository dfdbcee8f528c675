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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;

/** Engines, one node and one transactions service, each its own process, under the load of insistent stations. */
final class Deployment implements AutoCloseable {
    private static final int STATIONS = 12;

    final Engines engines = TestEngines.fresh();
    private final int stationPort = ServiceProcess.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InsistentStation> stations = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private ServiceProcess transactions;
    private ServiceProcess node;

    Deployment() {
        announceStations();
        this.transactions = startTransactions();
        this.node = startNode();
        soon().until(() -> transactions.isReady() && node.isReady());
        for (int index = 0; index < STATIONS; index++) {
            InsistentStation station =
                    new InsistentStation(client, "ws://127.0.0.1:" + stationPort + "/ocpp", id(index));
            stations.add(station);
            threads.add(Thread.ofVirtual().start(station));
        }
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    private static String id(int index) {
        return "insistent-" + index;
    }

    /** What the provisioning module does for registered stations, at its start and whenever the topic was lost. */
    void announceStations() {
        KafkaConfig kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka);
                KafkaBroker broker = KafkaBroker.connect(kafka)) {
            admin.ensure();
            String verifier = PasswordVerifier.hash(Secret.of(InsistentStation.PASSWORD));
            for (int index = 0; index < STATIONS; index++) {
                StationEntry entry = new StationEntry(
                        "default", id(index), 1, false, "Accepted", 1, Optional.of(verifier), Optional.empty());
                broker.publish(new DirectoryChange(Topics.DIRECTORY_STATIONS, entry).toRecord())
                        .join();
            }
        }
    }

    private ServiceProcess startTransactions() {
        return ServiceProcess.start("modules/transactions", engines, Map.of());
    }

    private ServiceProcess startNode() {
        return ServiceProcess.start(
                "central-system",
                engines,
                Map.of("AMETRINE_STATION_PORT", Integer.toString(stationPort), "AMETRINE_NODE_LEASE", "3s"));
    }

    void killTransactions() {
        transactions.kill();
        transactions = startTransactions();
    }

    void killNode() {
        node.kill();
        node = startNode();
    }

    void stopServices() {
        node.close();
        transactions.close();
    }

    void startServices() {
        transactions = startTransactions();
        node = startNode();
    }

    /** Waits until every station has had so many more events acknowledged. */
    void awaitProgress(int events) {
        List<Integer> before =
                stations.stream().map(InsistentStation::acknowledged).toList();
        soon().until(() -> {
            for (int index = 0; index < stations.size(); index++) {
                if (stations.get(index).acknowledged() < before.get(index) + events) {
                    return false;
                }
            }
            return true;
        });
    }

    int connections() {
        return stations.stream().mapToInt(InsistentStation::connections).sum();
    }

    void stopStations() {
        stations.forEach(InsistentStation::stop);
        threads.forEach(Thread::interrupt);
    }

    List<InsistentStation> stations() {
        return stations;
    }

    /** The sequence numbers of a station's transaction that are in the database, in order. */
    List<Integer> stored(String station) {
        try (Connection connection = DriverManager.getConnection(
                        engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
                PreparedStatement select = connection.prepareStatement(
                        "select seq_no from transactions.transaction_events where station = ? order by seq_no")) {
            select.setString(1, station);
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
        stopStations();
        client.shutdownNow();
        stopServices();
        engines.close();
    }
}
