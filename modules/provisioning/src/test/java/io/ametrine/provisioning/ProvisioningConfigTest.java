package io.ametrine.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.config.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisioningConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1/ametrine",
            "AMETRINE_DATABASE_USER", "ametrine",
            "AMETRINE_DATABASE_PASSWORD", "secret",
            "AMETRINE_REDIS_URL", "redis://127.0.0.1:6379",
            "AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef");

    @Test
    void defaults() {
        ProvisioningConfig config = ProvisioningConfig.from(Settings.of(NEEDED));

        assertThat(config.http().port()).isEqualTo(9101);
        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.historyDays()).isEqualTo(90);
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.put("AMETRINE_HTTP_HOST", "10.1.1.1");
        all.put("AMETRINE_HTTP_PORT", "9999");
        all.put("AMETRINE_HISTORY_DAYS", "7");

        ProvisioningConfig config = ProvisioningConfig.from(Settings.of(all));

        assertThat(config.http().host()).isEqualTo("10.1.1.1");
        assertThat(config.http().port()).isEqualTo(9999);
        assertThat(config.historyDays()).isEqualTo(7);
        assertThat(config.internalSecret().reveal()).isEqualTo("0123456789abcdef0123456789abcdef");
    }
}
