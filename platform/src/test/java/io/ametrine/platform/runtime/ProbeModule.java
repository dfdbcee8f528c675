package io.ametrine.platform.runtime;

import io.ametrine.engines.Engines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.observability.Metrics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The provisioning module's place taken by {@link ProbeHandler}, with a node's ears and a station's voice. */
final class ProbeModule implements AutoCloseable {
    static final SessionRef SESSION = new SessionRef("node-1", 3, new UUID(1, 2), 7, "ocpp2.0.1");

    final ProbeHandler handler = new ProbeHandler();
    final FakeRegistry registry = new FakeRegistry();
    final List<Outbound> out = new CopyOnWriteArrayList<>();
    final List<CommandReport> reports = new CopyOnWriteArrayList<>();
    final List<Incoming> events = new CopyOnWriteArrayList<>();
    private final KafkaConfig kafka;
    private final Database database;
    private final KafkaBroker broker;
    private final List<TopicTail> tails;
    private ModuleRuntime runtime;

    ProbeModule(Engines engines, String schema) {
        this.kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.ensure();
        }
        this.database = Database.open(
                new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 8),
                schema);
        this.broker = KafkaBroker.connect(kafka);
        this.tails = List.of(
                TopicTail.follow(
                        kafka, Topics.OUT, TopicTail.From.END, record -> out.add(EnvelopeCodec.decodeOutbound(record))),
                TopicTail.follow(
                        kafka,
                        Topics.GATEWAY_INBOX,
                        TopicTail.From.END,
                        record -> reports.add(OcppJson.read(record.value(), CommandReport.class))),
                TopicTail.follow(kafka, Topics.events("provisioning"), TopicTail.From.END, events::add));
        this.runtime = run();
    }

    private ModuleRuntime run() {
        return ModuleRuntime.builder("provisioning")
                .kafka(kafka)
                .database(database)
                .registry(registry)
                .metrics(Metrics.forService("probe"))
                .handlers(handler)
                .build()
                .start();
    }

    void restart() {
        runtime.close();
        runtime = run();
    }

    ModuleRuntime runtime() {
        return runtime;
    }

    void say(StationKey station, String messageId, String vendorId, String message) {
        send(transfer(station, messageId, vendorId, message));
    }

    static StationCall transfer(StationKey station, String messageId, String vendorId, String message) {
        return new StationCall(
                station,
                SESSION,
                messageId,
                Action.DATA_TRANSFER,
                "{\"vendorId\":\"%s\",\"messageId\":\"%s\"}"
                        .formatted(vendorId, message)
                        .getBytes(StandardCharsets.UTF_8),
                Instant.now(),
                Instant.now().plusSeconds(20),
                Optional.empty());
    }

    void send(Inbound inbound) {
        publish(EnvelopeCodec.encode(inbound));
    }

    void publish(Outgoing record) {
        broker.publish(record).join();
    }

    /** The station connects, as its node tells it. */
    void connect(StationKey station) {
        registry.connect(station, SESSION);
        tell(
                station,
                new SessionEvent.Connected(
                        SESSION.session(), SESSION.epoch(), SESSION.node(), SESSION.protocol(), 1, "", Instant.now()));
    }

    private void tell(StationKey station, SessionEvent event) {
        publish(Outgoing.keyed(Topics.SESSIONS, station.key(), new Headers().with("v", "1"), OcppJson.write(event)));
    }

    /** The commands that nodes were told to send to the station. */
    List<Outbound.Command> commands(StationKey station) {
        return out.stream()
                .filter(Outbound.Command.class::isInstance)
                .map(Outbound.Command.class::cast)
                .filter(command -> command.station().equals(station))
                .toList();
    }

    /** What a node of another release would publish, with a header that nobody here knows. */
    void sayAs(int release, StationKey station, String messageId) {
        Outgoing ours = EnvelopeCodec.encode(transfer(station, messageId, "vendor", messageId));
        Headers headers = new Headers().with("v", Integer.toString(release)).with("unknown-here", "x");
        for (int index = 0; index < ours.headers().size(); index++) {
            if (!ours.headers().name(index).equals("v")) {
                headers.with(ours.headers().name(index), ours.headers().value(index));
            }
        }
        broker.publish(Outgoing.keyed(ours.topic(), ours.key(), headers, ours.value()))
                .join();
    }

    List<Outbound.Answer> answers(StationKey station) {
        return out.stream()
                .filter(Outbound.Answer.class::isInstance)
                .map(Outbound.Answer.class::cast)
                .filter(answer -> answer.station().equals(station))
                .toList();
    }

    long number(String sql) {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            long number = row.getLong(1);
            connection.rollback();
            return number;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(sql);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        runtime.close();
        tails.forEach(TopicTail::close);
        broker.close();
        database.close();
    }
}
