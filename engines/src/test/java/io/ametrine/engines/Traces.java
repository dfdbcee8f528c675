package io.ametrine.engines;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves a word in each engine and looks whether it is still there. */
final class Traces {
    private static final TopicPartition PARTITION = new TopicPartition("traces", 0);

    private final Engines engines;

    Traces(Engines engines) {
        this.engines = engines;
    }

    void leaveInKafka(String word) throws InterruptedException, ExecutionException {
        Map<String, Object> servers = Map.of("bootstrap.servers", engines.kafkaBootstrap());
        try (Admin admin = Admin.create(servers);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), word)).get();
        }
    }

    boolean inKafka(String word) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", engines.kafkaBootstrap(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(10));
            return records.records(PARTITION).stream()
                    .anyMatch(record -> record.value().equals(word));
        }
    }

    String kafkaClusterId() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", engines.kafkaBootstrap()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    void leaveInPostgres(String word) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table traces (word text)");
            statement.execute("insert into traces values ('" + word + "')");
        }
    }

    boolean inPostgres(String word) throws SQLException {
        return ask("select word from traces").filter(word::equals).isPresent();
    }

    Optional<String> ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
    }

    String redis(String command) throws IOException {
        try (Socket socket = new Socket(Ports.LOOPBACK, engines.redis().port())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
