package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.config.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void defaults() {
        GatewayConfig config = GatewayConfig.from(Settings.of(required()));

        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.keyRate()).isEqualTo(500);
        assertThat(config.failureRate()).isEqualTo(30);
        assertThat(config.modules()).containsEntry(OwningModule.SMART_CHARGING, URI.create("http://smart-charging"));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> environment = required();
        environment.put("AMETRINE_HTTP_HOST", "0.0.0.0");
        environment.put("AMETRINE_HTTP_PORT", "8081");
        environment.put("AMETRINE_API_KEY_RATE", "7");
        environment.put("AMETRINE_API_FAILURE_RATE", "8");
        Settings settings = Settings.of(environment);

        GatewayConfig config = GatewayConfig.from(settings);

        settings.refuseUnknown();
        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().port()).isEqualTo(8081);
        assertThat(config.keyRate()).isEqualTo(7);
        assertThat(config.failureRate()).isEqualTo(8);
        assertThat(config.toString()).doesNotContain("a secret");
    }

    @Test
    void missingModuleNamesItsKey() {
        Map<String, String> environment = required();
        environment.remove("AMETRINE_MONITORING_URL");

        assertThatThrownBy(() -> GatewayConfig.from(Settings.of(environment)))
                .hasMessageContaining("AMETRINE_MONITORING_URL");
    }

    private static Map<String, String> required() {
        Map<String, String> environment = new HashMap<>();
        environment.put("AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092");
        environment.put("AMETRINE_INTERNAL_SECRET", "a secret of more than thirty-two characters");
        for (OwningModule module : OwningModule.values()) {
            environment.put("AMETRINE_" + module.name() + "_URL", "http://" + module.id());
        }
        return environment;
    }
}
