package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.central.CentralSystemConfig.NodeConfig;
import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.ametrine.ocpp.rpc.LeniencyRules;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import io.ametrine.platform.config.TracingConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentralSystemConfigTest {
    @TempDir
    private Path folder;

    private static final String RULES = """
            {"rules": [{"name": "acme-serial", "vendor": "ACME", "forgive": "tooLong"}]}""";
    private static final Map<String, String> NEEDED =
            Map.of("AMETRINE_KAFKA_BOOTSTRAP", "kafka:9092", "AMETRINE_REDIS_URL", "redis://redis:6379");

    @Test
    void defaults() {
        CentralSystemConfig config = CentralSystemConfig.from(Settings.of(NEEDED));

        assertThat(config.listener()).isEqualTo(ListenerConfig.plain("127.0.0.1", 9000, false));
        assertThat(config.unknownStations()).isEqualTo(UnknownStations.REFUSE);
        assertThat(config.leniency()).isEqualTo(LeniencyRules.NONE);
        assertThat(config.defaultTenant()).isEqualTo("default");
        assertThat(config.node().lease()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.node().drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.limits())
                .isEqualTo(new StationLimits(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        524_288,
                        1_000,
                        4_194_304));
        assertThat(config.http().port()).isEqualTo(9100);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Path rules = Files.writeString(folder.resolve("leniency.json"), RULES);
        Map<String, String> all = new HashMap<>(NEEDED);
        all.put("AMETRINE_STATION_HOST", "0.0.0.0");
        all.put("AMETRINE_STATION_PORT", "9001");
        all.put("AMETRINE_ALLOW_PROFILE_0", "true");
        all.put("AMETRINE_UNKNOWN_STATIONS", "pending");
        all.put("AMETRINE_LENIENCY_FILE", rules.toString());
        all.put("AMETRINE_DEFAULT_TENANT", "north");
        all.put("AMETRINE_NODE_NAME", "a");
        all.put("AMETRINE_NODE_LEASE", "9s");
        all.put("AMETRINE_NODE_DRAIN", "12s");
        all.put("AMETRINE_NODE_EVENT_LOOPS", "3");
        all.put("AMETRINE_STATION_CALL_TIMEOUT", "21s");
        all.put("AMETRINE_STATION_PING_INTERVAL", "31s");
        all.put("AMETRINE_STATION_STANDSTILL", "11s");
        all.put("AMETRINE_STATION_MAX_MESSAGE_BYTES", "65536");
        all.put("AMETRINE_STATION_MESSAGES_PER_SECOND", "7");
        all.put("AMETRINE_STATION_BYTES_PER_SECOND", "65537");
        all.put("AMETRINE_KAFKA_PARTITIONS", "5");
        all.put("AMETRINE_KAFKA_OUT_PARTITIONS", "6");
        all.put("AMETRINE_HTTP_PORT", "9101");
        all.put("AMETRINE_TRACING_ENDPOINT", "http://collector:4318");
        all.put("AMETRINE_TRACING_RATIO", "0.5");
        Settings settings = Settings.of(all);

        CentralSystemConfig config = CentralSystemConfig.from(settings);
        settings.refuseUnknown();

        assertThat(config)
                .isEqualTo(new CentralSystemConfig(
                        new NodeConfig("a", Duration.ofSeconds(9), 3, Duration.ofSeconds(12)),
                        ListenerConfig.plain("0.0.0.0", 9001, true),
                        new StationLimits(
                                Duration.ofSeconds(21),
                                Duration.ofSeconds(31),
                                Duration.ofSeconds(11),
                                65_536,
                                7,
                                65_537),
                        UnknownStations.PENDING,
                        LeniencyRules.parse(RULES.getBytes(StandardCharsets.UTF_8)),
                        "north",
                        new KafkaConfig("kafka:9092", 5, 6, 1),
                        new RedisConfig(URI.create("redis://redis:6379")),
                        new HttpConfig("127.0.0.1", 9101),
                        new TracingConfig(Optional.of(URI.create("http://collector:4318")), 0.5, Optional.empty())));
    }

    @Test
    void aLeniencyFileWithAMistakeNamesTheRule() throws IOException {
        Path rules = Files.writeString(folder.resolve("leniency.json"), RULES.replace("tooLong", "everything"));
        Map<String, String> all = new HashMap<>(NEEDED);
        all.put("AMETRINE_LENIENCY_FILE", rules.toString());

        assertThatThrownBy(() -> CentralSystemConfig.from(Settings.of(all)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_LENIENCY_FILE")
                .hasMessageContaining("rule 1 (acme-serial)");
    }

    @Test
    void aMissingKeyNamesItself() {
        assertThatThrownBy(() -> CentralSystemConfig.from(Settings.of(Map.of("AMETRINE_REDIS_URL", "redis://r"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_KAFKA_BOOTSTRAP");
    }
}
