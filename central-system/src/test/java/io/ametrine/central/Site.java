package io.ametrine.central;

import io.ametrine.central.CentralSystemConfig.NodeConfig;
import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.directory.StationEntry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** One node on real engines, with a module that answers and an operator who registers stations. */
final class Site implements AutoCloseable {
    static final String PASSWORD = "correct-horse-battery";
    private static final String VERIFIER = PasswordVerifier.hash(Secret.of(PASSWORD));
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());

    final KafkaConfig kafka;
    final RedisConfig redis;
    final KafkaBroker broker;
    final FakeModule module;
    final Observer observer;
    final CentralSystem node;

    private Site(Engines engines, UnaryOperator<CentralSystemConfig> change) {
        this.kafka = KafkaConfig.local(engines.kafkaBootstrap());
        this.redis = new RedisConfig(URI.create(engines.redisUrl()));
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.ensure();
        }
        this.broker = KafkaBroker.connect(kafka);
        this.module = new FakeModule(kafka, broker);
        this.observer = new Observer(kafka);
        this.node = another(change);
    }

    static Site start() {
        return start(config -> config);
    }

    static Site start(UnaryOperator<CentralSystemConfig> change) {
        return new Site(TestEngines.shared(), change);
    }

    static Site on(Engines engines, UnaryOperator<CentralSystemConfig> change) {
        return new Site(engines, change);
    }

    /** A second node of the same site; the caller closes it. */
    CentralSystem another(UnaryOperator<CentralSystemConfig> change) {
        CentralSystemConfig config = CentralSystemConfig.local(
                        ListenerConfig.plain("127.0.0.1", 0, false), kafka, redis, new HttpConfig("127.0.0.1", 0))
                .with(new NodeConfig("t", Duration.ofSeconds(3), 2, Duration.ofSeconds(10)));
        return CentralSystem.start(change.apply(config));
    }

    void register(String station) {
        register(station, "Accepted", 1);
    }

    void register(String station, String registration, int securityProfile) {
        publish(new StationEntry(
                "default",
                station,
                VERSION.incrementAndGet(),
                false,
                registration,
                securityProfile,
                Optional.of(VERIFIER),
                Optional.empty(),
                Optional.empty()));
    }

    /** A station of whom it is known what it told when it booted. */
    void register(String station, StationMake make) {
        publish(new StationEntry(
                "default",
                station,
                VERSION.incrementAndGet(),
                false,
                "Accepted",
                1,
                Optional.of(VERIFIER),
                Optional.empty(),
                Optional.of(make)));
    }

    void remove(String station) {
        publish(new StationEntry(
                "default",
                station,
                VERSION.incrementAndGet(),
                true,
                "Accepted",
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    void publish(StationEntry row) {
        broker.publish(Outgoing.keyed(
                        Topics.DIRECTORY_STATIONS,
                        row.tenant() + '/' + row.id(),
                        new Headers().with("v", "1"),
                        OcppJson.write(row)))
                .join();
    }

    /** A registered station with an open socket. */
    TestStation connect(String station) {
        register(station);
        return TestStation.connect(node.stationPort(), station, PASSWORD);
    }

    String url(String path) {
        return "http://127.0.0.1:" + node.httpPort() + path;
    }

    @Override
    public void close() {
        node.close();
        module.close();
        observer.close();
        broker.close();
    }
}
