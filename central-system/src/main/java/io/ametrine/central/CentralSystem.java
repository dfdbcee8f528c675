package io.ametrine.central;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.ametrine.central.handshake.Doors;
import io.ametrine.central.handshake.HandshakeParts;
import io.ametrine.central.handshake.StationListener;
import io.ametrine.central.publishing.BrokerState;
import io.ametrine.central.publishing.Publisher;
import io.ametrine.central.publishing.Standstill;
import io.ametrine.central.publishing.Tracer;
import io.ametrine.central.session.Drain;
import io.ametrine.central.session.Evacuation;
import io.ametrine.central.session.Leniency;
import io.ametrine.central.session.Node;
import io.ametrine.central.session.NodeMetrics;
import io.ametrine.central.session.OutReader;
import io.ametrine.central.session.QuietLog;
import io.ametrine.central.session.Registrar;
import io.ametrine.central.session.Sessions;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.ServiceServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node: its parts in the order in which they need each other, and their end in the opposite order. */
public final class CentralSystem implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CentralSystem.class);
    private static final Duration COMPLETE_WITHIN = Duration.ofSeconds(60);
    private static final Duration TRACE_LINGER = Duration.ofMillis(50);

    private final CentralSystemConfig config;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final int stationPort;
    private final AtomicInteger httpPort = new AtomicInteger();

    private CentralSystem(CentralSystemConfig config) {
        this.config = config;
        this.stationPort = config.listener().boundPort();
    }

    /** Returns once stations may connect. If a part cannot start, none stays. */
    public static CentralSystem start(CentralSystemConfig config) {
        CentralSystem system = new CentralSystem(config);
        try {
            system.startParts();
            return system;
        } catch (RuntimeException failure) {
            system.close();
            throw failure;
        }
    }

    public int stationPort() {
        return stationPort;
    }

    public int httpPort() {
        return httpPort.get();
    }

    private void startParts() {
        KafkaConfig kafka = config.kafka();
        ensureTopics(kafka);
        Metrics metrics = opened(Metrics.forService("central-system", config.tracing()));
        Health health = new Health();
        PayloadValidator validator = validator();

        BrokerState brokerState = new BrokerState();
        KafkaBroker broker = opened(KafkaBroker.connect(kafka).measuredBy(metrics, "records"));
        Publisher publisher = opened(new Publisher(broker, brokerState));
        KafkaBroker traceBroker =
                opened(KafkaBroker.gathering(kafka, TRACE_LINGER).measuredBy(metrics, "trace"));
        Publisher traceRows = opened(new Publisher(traceBroker, brokerState));
        Tracer tracer = new Tracer(publisher, traceRows);
        StationLimits limits = config.limits();
        Standstill standstill = new Standstill(kafka.partitions(), limits.standstill());
        DirectoryReplica<StationEntry> directory =
                opened(DirectoryReplica.follow(kafka, Topics.DIRECTORY_STATIONS, StationEntry.class));
        directory.awaitCaughtUp(COMPLETE_WITHIN);

        RedissonRegistry registry =
                opened(RedissonRegistry.connect(config.redis(), config.node().lease(), kafka.outPartitions()));
        registry.measuredBy(metrics);
        NodeMetrics nodeMetrics = new NodeMetrics(metrics);
        Registrar registrar = new Registrar(registry, tracer, nodeMetrics);
        Vertx vertx = vertx();
        Node node = new Node(
                limits,
                publisher,
                tracer,
                standstill,
                validator,
                nodeMetrics,
                registrar,
                opened(new Evacuation(vertx)),
                new QuietLog(log),
                new Leniency(
                        config.leniency(),
                        validator,
                        station -> directory
                                .find(station.tenant(), station.station())
                                .flatMap(StationEntry::make)),
                metrics.tracing());
        OutReader outReader = opened(new OutReader(kafka));
        Sessions sessions = new Sessions(node, broker, outReader::moveTo);
        outReader.deliverTo(node, sessions);
        opened(registrar);
        registrar.start(config.node().name(), sessions);
        directory.watch(sessions::changed);

        Doors doors = new Doors(brokerState, standstill, registrar::mayCommand);
        HandshakeParts handshakes =
                opened(HandshakeParts.of(config, directory, doors, registrar, sessions, tracer, metrics));
        gauges(metrics, publisher, tracer, brokerState, registrar, standstill);
        watch(metrics, health, doors, brokerState, registrar);
        listen(vertx, handshakes, tracer);
        opened(new Drain(doors::drain, sessions, config.node().drain()));
        log.info(
                "stations may connect port={} node={}",
                stationPort(),
                registrar.lease().id());
    }

    private static void ensureTopics(KafkaConfig kafka) {
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.ensure();
        }
    }

    private static PayloadValidator validator() {
        PayloadValidator validator = new PayloadValidator();
        Thread.ofPlatform().name("schemas").daemon().start(validator::preload);
        return validator;
    }

    private Vertx vertx() {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(config.node().eventLoops()));
        parts.push(() -> vertx.close().await());
        return vertx;
    }

    private void listen(Vertx vertx, HandshakeParts handshakes, Tracer tracer) {
        for (int loop = 0; loop < config.node().eventLoops(); loop++) {
            StationListener listener = new StationListener(
                    config.listener(), handshakes, tracer, config.limits().maxMessageBytes(), stationPort);
            vertx.deployVerticle(listener)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void gauges(
            Metrics metrics,
            Publisher publisher,
            Tracer tracer,
            BrokerState brokerState,
            Registrar registrar,
            Standstill standstill) {
        metrics.gauge("ametrine.publisher.waiting", publisher::waiting, "publisher", "records");
        metrics.gauge("ametrine.publisher.waiting", tracer::waiting, "publisher", "trace");
        metrics.counter("ametrine.trace.lost", tracer::lost);
        metrics.gauge("ametrine.broker.away.seconds", () -> seconds(brokerState.awayFor()));
        metrics.gauge("ametrine.node.lease.age.seconds", () -> seconds(registrar.sinceRenewal()));
        for (OwningModule module : OwningModule.values()) {
            metrics.gauge("ametrine.standstill.partitions", () -> standstill.standing(module), "module", module.id());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private void watch(Metrics metrics, Health health, Doors doors, BrokerState brokerState, Registrar registrar) {
        health.add(
                "kafka",
                () -> problem(
                        brokerState.isAway(),
                        "kafka at " + config.kafka().addresses() + ": records are not acknowledged"));
        health.add(
                "redis",
                () -> problem(
                        !registrar.mayCommand(),
                        "redis at " + config.redis().address() + ": the lease was not renewed for "
                                + registrar.sinceRenewal().toSeconds() + " s"));
        health.add("accepting", () -> problem(doors.isDraining(), "stopping"));
        ServiceServer http = opened(ServiceServer.start(
                config.http(),
                _ -> {
                    throw Problem.notFound("Stations have nothing to ask for here.");
                },
                health,
                metrics));
        httpPort.set(http.port());
    }

    private static Optional<String> problem(boolean exists, String what) {
        return exists ? Optional.of(what) : Optional.empty();
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Stops accepting, lets stations finish what is open, closes them in steps, then gives the lease back. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failure) {
                log.warn("not closed cleanly part={} reason={}", part.getClass().getSimpleName(), failure.toString());
            }
        }
    }
}
