package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.authorization.AuthorizationConfig;
import io.ametrine.central.CentralSystemConfig;
import io.ametrine.gateway.GatewayConfig;
import io.ametrine.monitoring.MonitoringConfig;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.provisioning.ProvisioningConfig;
import io.ametrine.security.SecurityConfig;
import io.ametrine.smartcharging.SmartChargingConfig;
import io.ametrine.transactions.TransactionsConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The services' own configuration reads what the image and docker-compose.yml tell them together. */
class ComposeSettingsTest {
    private static final String SECRETS = "/run/secrets/";
    private static final Map<String, Function<Settings, ServiceConfig>> CONFIGS = Map.of(
            "central-system", CentralSystemConfig::from,
            "api-gateway", GatewayConfig::from,
            "provisioning", ProvisioningConfig::from,
            "authorization", AuthorizationConfig::from,
            "transactions", TransactionsConfig::from,
            "monitoring", MonitoringConfig::from,
            "smart-charging", SmartChargingConfig::from,
            "security", SecurityConfig::from);

    private final ComposeFile file = ComposeFile.read();

    @TempDir
    private Path secrets = Path.of("");

    static List<ServiceImage> services() {
        return ServiceImage.ALL;
    }

    @ParameterizedTest
    @MethodSource("services")
    void itIsAllKnownAndNothingIsMissing(ServiceImage service) throws IOException {
        Settings settings = Settings.of(environment(service));

        ServiceConfig config =
                Objects.requireNonNull(CONFIGS.get(service.name())).apply(settings);
        settings.refuseUnknown();

        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().port()).isEqualTo(service.httpPort());
        assertThat(config.kafka().bootstrap()).isEqualTo("kafka:9092");
    }

    /** With the secrets where this test can read them. */
    private Map<String, String> environment(ServiceImage service) throws IOException {
        Map<String, String> variables = new HashMap<>(service.environment());
        variables.putAll(file.environment(service.name()));
        for (String secret : file.strings(service.name(), "/secrets")) {
            Files.writeString(secrets.resolve(secret), "0123456789abcdef".repeat(4) + "\n");
        }
        variables.replaceAll((_, value) -> value.startsWith(SECRETS)
                ? secrets.resolve(value.substring(SECRETS.length())).toString()
                : value);
        return variables;
    }

    @ParameterizedTest
    @MethodSource("services")
    void everySecretThatIsMountedIsRead(ServiceImage service) {
        assertThat(file.environment(service.name()).values().stream()
                        .filter(value -> value.startsWith(SECRETS))
                        .map(value -> value.substring(SECRETS.length())))
                .containsExactlyInAnyOrderElementsOf(file.strings(service.name(), "/secrets"));
    }

    @Test
    void theGatewayFindsEveryModule() {
        Map<String, String> gateway = file.environment("api-gateway");
        gateway.keySet().removeIf(name -> !name.endsWith("_URL"));

        assertThat(gateway.values())
                .containsExactlyInAnyOrderElementsOf(ServiceImage.ALL.stream()
                        .filter(ServiceImage::isModule)
                        .map(module -> "http://" + module.name() + ":" + module.httpPort())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatItIsPointedToSharesANetworkWithIt(ServiceImage service) {
        Set<String> hosts = new HashSet<>();
        file.environment(service.name()).values().forEach(value -> {
            if (value.contains("://")) {
                hosts.add(URI.create(value.replaceFirst("^jdbc:", "")).getHost());
            }
        });

        assertThat(hosts)
                .isNotEmpty()
                .allSatisfy(host -> assertThat(file.strings(host, "/networks"))
                        .containsAnyElementsOf(file.strings(service.name(), "/networks")));
    }
}
