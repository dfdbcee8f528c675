package io.ametrine.standalone.recovery;

import static org.awaitility.Awaitility.await;

import io.ametrine.engines.Engines;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.directory.StationEntry;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;

/** Two insistent stations for each kind of deed, and what the database holds of what they did. */
final class Load implements AutoCloseable {
    private static final int STATIONS_PER_DEED = 2;

    private final Engines engines;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InsistentStation> stations = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Engines engines, List<String> nodes, Duration pace) {
        this.engines = engines;
        for (Deed deed : Deed.values()) {
            for (int index = 0; index < STATIONS_PER_DEED; index++) {
                stations.add(new InsistentStation(client, nodes, deed.module + '-' + index, deed, pace));
            }
        }
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
                        "default",
                        station.id(),
                        1,
                        false,
                        "Accepted",
                        1,
                        Optional.of(verifier),
                        Optional.empty(),
                        Optional.empty());
                broker.publish(new DirectoryChange(Topics.DIRECTORY_STATIONS, entry).toRecord())
                        .join();
            }
        }
    }

    void begin() {
        stations.forEach(station -> threads.add(Thread.ofVirtual().start(station)));
    }

    /** Waits until every station has had so many more deeds acknowledged. */
    void awaitProgress(int deeds) {
        List<Integer> before =
                stations.stream().map(InsistentStation::acknowledged).toList();
        soon().until(() -> IntStream.range(0, stations.size())
                .allMatch(index -> stations.get(index).acknowledged() >= before.get(index) + deeds));
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
    }
}
