package io.ametrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitoringConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1/ametrine",
            "AMETRINE_DATABASE_USER", "ametrine",
            "AMETRINE_DATABASE_PASSWORD", "secret",
            "AMETRINE_REDIS_URL", "redis://127.0.0.1:6379",
            "AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef");

    @Test
    void defaults() {
        MonitoringConfig config = MonitoringConfig.from(Settings.of(NEEDED));

        assertThat(config.http().port()).isEqualTo(9104);
        assertThat(config.trace().retention()).isEqualTo(Duration.ofDays(14));
        assertThat(config.trace().maxBytes()).isEqualTo(2L << 30);
    }

    @Test
    void everyKeyIsRead() {
        MonitoringConfig config = MonitoringConfig.from(with(Map.of(
                "AMETRINE_HTTP_PORT", "9999",
                "AMETRINE_TRACE_RETENTION_DAYS", "3",
                "AMETRINE_TRACE_MAX_BYTES", "50000000")));

        assertThat(config.http().port()).isEqualTo(9999);
        assertThat(config.trace().retention()).isEqualTo(Duration.ofDays(3));
        assertThat(config.trace().maxBytes()).isEqualTo(50_000_000);
        assertThat(config.internalSecret().reveal()).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void aTraceThatIsTooSmallIsRefusedByName() {
        assertThatThrownBy(() -> MonitoringConfig.from(with(Map.of("AMETRINE_TRACE_MAX_BYTES", "1000"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_TRACE_MAX_BYTES");
    }

    private static Settings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(more);
        return Settings.of(all);
    }
}
