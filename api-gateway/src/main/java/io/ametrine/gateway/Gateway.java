package io.ametrine.gateway;

import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.SignedRequests;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running gateway: its replicas, its inbox and its server. */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final Duration REPLICAS = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final RestServer server;

    private Gateway(GatewayConfig config) {
        Clock clock = Clock.systemUTC();
        Metrics metrics = opened(Metrics.forService("api-gateway", config.tracing()));
        try (TopicAdmin topics = new TopicAdmin(config.kafka())) {
            topics.ensure();
        }
        PayloadValidator validator = new PayloadValidator();
        DirectoryReplica<ApiKeyEntry> keys =
                opened(DirectoryReplica.follow(config.kafka(), Topics.DIRECTORY_API_KEYS, ApiKeyEntry.class));
        DirectoryReplica<StationEntry> stations =
                opened(DirectoryReplica.follow(config.kafka(), Topics.DIRECTORY_STATIONS, StationEntry.class));
        KafkaBroker broker = opened(KafkaBroker.connect(config.kafka()).measuredBy(metrics, "records"));
        CommandInbox inbox = new CommandInbox(metrics.tracing());
        opened(TopicTail.follow(config.kafka(), Topics.GATEWAY_INBOX, From.END, inbox::receive));
        ModuleClient modules = opened(new ModuleClient(config.modules(), SignedRequests.with(config.internalSecret())));
        TraceFeed trace = opened(new TraceFeed(each -> TopicTail.follow(config.kafka(), Topics.TRACE, From.END, each)));
        keys.awaitCaughtUp(REPLICAS);
        stations.awaitCaughtUp(REPLICAS);
        metrics.gauge("ametrine.gateway.commands.waiting", inbox::size);
        this.server = opened(GatewayServer.start(
                config.http(),
                new GatewayServer.Parts(
                        callers(config, new ReplicatedKeys(keys), metrics),
                        new CommandDesk(StationDirectory.of(stations), validator),
                        new Commands(broker, inbox, CommandRowReader.of(modules), clock),
                        modules,
                        trace,
                        new ApiDocument(modules, clock),
                        health(config.kafka(), stations),
                        metrics)));
        Thread.ofVirtual().name("preload").start(validator::preload);
    }

    /** Returns once it serves. */
    public static Gateway start(GatewayConfig config) {
        Gateway gateway = new Gateway(config);
        log.info("gateway ready url={}", gateway.url());
        return gateway;
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    private static ApiKeys callers(GatewayConfig config, KeyDirectory keys, Metrics metrics) {
        return new ApiKeys(
                keys,
                new RateLimit(config.keyRate(), config.keyRate() * 10.0, System::nanoTime),
                new RateLimit(config.failureRate() / 60.0, config.failureRate(), System::nanoTime),
                new CallerMeters(metrics));
    }

    private static Health health(KafkaConfig kafka, DirectoryReplica<StationEntry> stations) {
        return new Health()
                .add(
                        "kafka",
                        () -> stations.barrier(Duration.ofMillis(1_500)).join()
                                ? Optional.empty()
                                : Optional.of("kafka at " + kafka.addresses() + ": no answer"));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** In the reverse order of opening: the server first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                log.warn("part not closed reason={}", failure.toString());
            }
        }
    }
}
