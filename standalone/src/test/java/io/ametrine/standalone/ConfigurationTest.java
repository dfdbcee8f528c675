package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.authorization.AuthorizationConfig;
import io.ametrine.central.CentralSystemConfig;
import io.ametrine.gateway.GatewayConfig;
import io.ametrine.monitoring.MonitoringConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.Settings.Known;
import io.ametrine.provisioning.ProvisioningConfig;
import io.ametrine.security.SecurityConfig;
import io.ametrine.smartcharging.SmartChargingConfig;
import io.ametrine.transactions.TransactionsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Prints docs/configuration.md from what the services ask for, and holds the file in the repository against it. */
class ConfigurationTest {
    private static final Path PAGE = Path.of("..").toAbsolutePath().normalize().resolve("docs/configuration.md");
    /** What has no default: enough for every service to be configured. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
            Map.entry("AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/ametrine"),
            Map.entry("AMETRINE_DATABASE_USER", "ametrine"),
            Map.entry("AMETRINE_DATABASE_PASSWORD", "secret"),
            Map.entry("AMETRINE_REDIS_URL", "redis://127.0.0.1:6379"),
            Map.entry("AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef"),
            Map.entry("AMETRINE_PROVISIONING_URL", "http://127.0.0.1:9101"),
            Map.entry("AMETRINE_AUTHORIZATION_URL", "http://127.0.0.1:9102"),
            Map.entry("AMETRINE_TRANSACTIONS_URL", "http://127.0.0.1:9103"),
            Map.entry("AMETRINE_MONITORING_URL", "http://127.0.0.1:9104"),
            Map.entry("AMETRINE_SMART_CHARGING_URL", "http://127.0.0.1:9105"),
            Map.entry("AMETRINE_SECURITY_URL", "http://127.0.0.1:9106"));

    private static final Map<String, Function<Settings, ?>> SERVICES = services();

    private static Map<String, Function<Settings, ?>> services() {
        Map<String, Function<Settings, ?>> services = new LinkedHashMap<>();
        services.put("central-system", CentralSystemConfig::from);
        services.put("api-gateway", GatewayConfig::from);
        services.put("provisioning", ProvisioningConfig::from);
        services.put("authorization", AuthorizationConfig::from);
        services.put("transactions", TransactionsConfig::from);
        services.put("monitoring", MonitoringConfig::from);
        services.put("smart-charging", SmartChargingConfig::from);
        services.put("security", SecurityConfig::from);
        return services;
    }

    private static Map<String, Known> asked(Function<Settings, ?> config) {
        Settings settings = Settings.of(NEEDED);
        var _ = config.apply(settings);
        return settings.known();
    }

    @Test
    void thePageNamesEveryVariable() throws IOException {
        String page = page();

        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is printed from the services: write it anew with"
                        + " mvn -pl standalone test -Dtest=ConfigurationTest -Dconfiguration.write=true")
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        Properties meanings = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/test/resources/configuration.properties"))) {
            meanings.load(in);
        }
        Map<String, Map<String, Known>> byVariable = new TreeMap<>();
        SERVICES.forEach((service, config) -> asked(config)
                .forEach((variable, known) -> byVariable
                        .computeIfAbsent(variable, _ -> new LinkedHashMap<>())
                        .put(service, known)));
        assertThat(meanings.stringPropertyNames())
                .as("every variable is explained in configuration.properties, and no other")
                .containsExactlyInAnyOrderElementsOf(byVariable.keySet());
        List<String> lines = new ArrayList<>(List.of(
                "# Configuration",
                "",
                "Printed from what the services ask for by `ConfigurationTest`; do not edit. Every service is configured by its environment",
                "alone. A missing, malformed or unknown `AMETRINE_*` variable ends it with status 2 and names itself. Durations are written",
                "`250ms`, `20s`, `5m`, `2h`, `14d`. All services also read `AMETRINE_LOG_FORMAT` and `AMETRINE_LOG_LEVEL`.",
                "",
                "What is marked as a secret may instead be written to a file that a variable of the same name with `_FILE` behind it",
                "names, such as `AMETRINE_DATABASE_PASSWORD_FILE=/run/secrets/database-password`: a file shows in no environment.",
                "",
                "| variable | default | what | asked for by |",
                "|---|---|---|---|"));
        byVariable.forEach((variable, services) -> lines.add("| `%s` | %s | %s%s | %s |"
                .formatted(
                        variable,
                        fallback(services),
                        isSecret(services) ? "secret: " : "",
                        meanings.getProperty(variable),
                        names(services))));
        return String.join("\n", lines) + "\n";
    }

    private static boolean isSecret(Map<String, Known> services) {
        return services.values().stream().anyMatch(Known::secret);
    }

    private static String names(Map<String, Known> services) {
        return services.size() == SERVICES.size() ? "all" : String.join(", ", services.keySet());
    }

    /** One for all, or each service's own. */
    private static String fallback(Map<String, Known> services) {
        List<String> texts = services.values().stream()
                .map(ConfigurationTest::fallback)
                .distinct()
                .toList();
        return texts.size() == 1
                ? texts.getFirst()
                : String.join(
                        ", ",
                        services.entrySet().stream()
                                .map(entry -> fallback(entry.getValue()) + " (" + entry.getKey() + ")")
                                .toList());
    }

    private static String fallback(Known known) {
        Optional<String> text = known.fallback();
        return known.required()
                ? "**required**"
                : text.map(value -> "`" + value + "`").orElse("–");
    }
}
