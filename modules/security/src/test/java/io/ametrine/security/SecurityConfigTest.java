package io.ametrine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1/ametrine",
            "AMETRINE_DATABASE_USER", "ametrine",
            "AMETRINE_DATABASE_PASSWORD", "secret",
            "AMETRINE_REDIS_URL", "redis://127.0.0.1:6379",
            "AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef");

    @Test
    void defaults() {
        SecurityConfig config = SecurityConfig.from(Settings.of(NEEDED));

        assertThat(config.http().port()).isEqualTo(9106);
        assertThat(config.defaultTenant()).isEqualTo("default");
        assertThat(config.bootstrapApiKey()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        String key = "a-key-of-at-least-thirty-two-characters";

        SecurityConfig config = SecurityConfig.from(with(Map.of(
                "AMETRINE_HTTP_PORT", "9999",
                "AMETRINE_DEFAULT_TENANT", "acme",
                "AMETRINE_BOOTSTRAP_API_KEY", key)));

        assertThat(config.http().port()).isEqualTo(9999);
        assertThat(config.defaultTenant()).isEqualTo("acme");
        assertThat(config.bootstrapApiKey()).contains(Secret.of(key));
        assertThat(config.toString()).doesNotContain(key);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> SecurityConfig.from(with(Map.of("AMETRINE_BOOTSTRAP_API_KEY", "short"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_BOOTSTRAP_API_KEY")
                .hasMessageNotContaining("\"short\"");
    }

    private static Settings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(more);
        return Settings.of(all);
    }
}
