package io.ametrine.central;

import io.ametrine.ocpp.rpc.LeniencyRules;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import io.ametrine.platform.config.TracingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What one node needs to know. */
public record CentralSystemConfig(
        NodeConfig node,
        ListenerConfig listener,
        StationLimits limits,
        UnknownStations unknownStations,
        LeniencyRules leniency,
        String defaultTenant,
        KafkaConfig kafka,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing)
        implements ServiceConfig.WithRedis {

    public static CentralSystemConfig from(Settings settings) {
        return new CentralSystemConfig(
                NodeConfig.from(settings),
                ListenerConfig.plain(settings),
                StationLimits.from(settings),
                settings.choice("unknown-stations", UnknownStations.REFUSE),
                leniency(settings),
                settings.string("default-tenant", "default"),
                KafkaConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, 9100),
                TracingConfig.from(settings));
    }

    /** With defaults for all that does not say where something is. */
    public static CentralSystemConfig local(
            ListenerConfig listener, KafkaConfig kafka, RedisConfig redis, HttpConfig http) {
        return new CentralSystemConfig(
                NodeConfig.DEFAULT,
                listener,
                StationLimits.DEFAULT,
                UnknownStations.REFUSE,
                LeniencyRules.NONE,
                "default",
                kafka,
                redis,
                http,
                TracingConfig.OFF);
    }

    public CentralSystemConfig with(NodeConfig other) {
        return new CentralSystemConfig(
                other, listener, limits, unknownStations, leniency, defaultTenant, kafka, redis, http, tracing);
    }

    public CentralSystemConfig with(StationLimits other) {
        return new CentralSystemConfig(
                node, listener, other, unknownStations, leniency, defaultTenant, kafka, redis, http, tracing);
    }

    public CentralSystemConfig with(UnknownStations other) {
        return new CentralSystemConfig(
                node, listener, limits, other, leniency, defaultTenant, kafka, redis, http, tracing);
    }

    public CentralSystemConfig with(LeniencyRules other) {
        return new CentralSystemConfig(
                node, listener, limits, unknownStations, other, defaultTenant, kafka, redis, http, tracing);
    }

    private static LeniencyRules leniency(Settings settings) {
        Optional<Path> file = settings.path("leniency-file");
        try {
            return file.isEmpty() ? LeniencyRules.NONE : LeniencyRules.parse(Files.readAllBytes(file.orElseThrow()));
        } catch (IOException | IllegalArgumentException wrong) {
            throw new SettingsException(Settings.variable("leniency-file") + " names " + file.orElseThrow()
                    + ", which holds no leniency rules as docs/operations.md describes them: " + wrong.getMessage());
        }
    }

    /**
     * What the node is called, how long its lease lasts, and on how many event loops it works.
     *
     * @param drain how long its stations have, when it stops, to finish what is open
     */
    public record NodeConfig(String name, Duration lease, int eventLoops, Duration drain) {
        static final NodeConfig DEFAULT = new NodeConfig(
                "n", Duration.ofSeconds(15), Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(10));

        static NodeConfig from(Settings settings) {
            int loops = settings.integer("node.event-loops", 0).between(0, 256);
            return new NodeConfig(
                    settings.string("node.name", DEFAULT.name()),
                    settings.duration("node.lease", DEFAULT.lease()),
                    loops == 0 ? DEFAULT.eventLoops() : loops,
                    settings.duration("node.drain", DEFAULT.drain()));
        }
    }

    /**
     * What one station may do, and how long it may take.
     *
     * @param callTimeout until a station's CALL is answered with an error if nothing stored it
     * @param pingInterval the shortest; up to half of it is added by chance
     * @param standstill how long publishing or a module may stand still before stations are sent away
     */
    public record StationLimits(
            Duration callTimeout,
            Duration pingInterval,
            Duration standstill,
            int maxMessageBytes,
            int messagesPerSecond,
            int bytesPerSecond) {
        public static final StationLimits DEFAULT = new StationLimits(
                Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(10), 524_288, 1_000, 4_194_304);

        static StationLimits from(Settings settings) {
            return new StationLimits(
                    settings.duration("station.call-timeout", DEFAULT.callTimeout()),
                    settings.duration("station.ping-interval", DEFAULT.pingInterval()),
                    settings.duration("station.standstill", DEFAULT.standstill()),
                    settings.integer("station.max-message-bytes", DEFAULT.maxMessageBytes())
                            .between(65_536, 900_000),
                    settings.integer("station.messages-per-second", DEFAULT.messagesPerSecond())
                            .between(1, 1_000_000),
                    settings.integer("station.bytes-per-second", DEFAULT.bytesPerSecond())
                            .between(65_536, 1_000_000_000));
        }

        public StationLimits within(Duration call) {
            return new StationLimits(
                    call, pingInterval, standstill, maxMessageBytes, messagesPerSecond, bytesPerSecond);
        }
    }
}
