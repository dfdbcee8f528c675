package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service is told what it needs and nothing that it does not know: docs/configuration.md is printed from the services. */
class EnvironmentTest {
    private static final Configuration KNOWN = Configuration.read();
    private static final Path SETTINGS = Chart.SOURCE.resolve("files/settings.json");
    private static final String MOUNT = "/run/secrets/ametrine/";

    static List<String> valueSets() {
        return ValueSets.names();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyContainerStartsWithWhatItsServiceAsksFor(String values) {
        assertThat(Rendered.with(values).starters().stream().flatMap(starter -> Manifests.containers(starter).stream()))
                .allSatisfy(container -> {
                    String service = container.path("name").asText();
                    Set<String> given = ours(container);

                    assertThat(KNOWN.unknownTo(service, given)).isEmpty();
                    assertThat(KNOWN.missingOf(service, given)).isEmpty();
                });
    }

    private static Set<String> ours(JsonNode container) {
        return Variables.of(container).keySet().stream()
                .filter(name -> name.startsWith("AMETRINE_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyFileThatIsNamedIsMountedAndNoOther(String values) {
        for (JsonNode starter : Rendered.with(values).starters()) {
            for (JsonNode container : Manifests.containers(starter)) {
                assertThat(namedFiles(container))
                        .as(Manifests.name(starter) + " "
                                + container.path("name").asText())
                        .isEqualTo(mountedFiles(starter, container));
            }
        }
    }

    private static Set<String> namedFiles(JsonNode container) {
        Set<String> named = new TreeSet<>();
        Variables.of(container).values().forEach(value -> {
            int at = value.indexOf(MOUNT);
            if (at >= 0) {
                named.add(value.substring(at + MOUNT.length()));
            }
        });
        return named;
    }

    private static Set<String> mountedFiles(JsonNode starter, JsonNode container) {
        Set<String> volumes = container
                .path("volumeMounts")
                .valueStream()
                .filter(mount -> MOUNT.startsWith(mount.path("mountPath").asText() + "/"))
                .map(mount -> mount.path("name").asText())
                .collect(Collectors.toSet());
        return Manifests.pod(starter)
                .path("volumes")
                .valueStream()
                .filter(volume -> volumes.contains(volume.path("name").asText()))
                .flatMap(volume -> volume.at("/projected/sources").valueStream())
                .flatMap(JsonNode::valueStream)
                .flatMap(source -> source.path("items").valueStream())
                .map(item -> item.path("path").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void noSecretIsInAManifestOrAnEnvironment(String values) {
        Manifests manifests = Rendered.with(values);

        assertThat(manifests.ofKind("Secret")).isEmpty();
        assertThat(manifests.starters().stream().flatMap(starter -> Manifests.containers(starter).stream()))
                .allSatisfy(container -> assertThat(ours(container)).doesNotContainAnyElementsOf(KNOWN.secrets()));
    }

    @Test
    void theGatewayFindsEveryModuleWhereItsServiceIs() {
        Manifests manifests = Rendered.with("defaults.yaml");
        JsonNode gateway = Manifests.containers(manifests.one("Deployment", "ametrine-api-gateway"))
                .getFirst();

        Map<String, String> urls = Variables.of(gateway);
        urls.keySet().removeIf(name -> !name.endsWith("_URL"));

        assertThat(urls).hasSize(6).allSatisfy((name, url) -> {
            String service = name.substring("AMETRINE_".length(), name.length() - "_URL".length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            int port = manifests
                    .one("Service", "ametrine-" + service)
                    .at("/spec/ports/0/port")
                    .asInt();
            assertThat(url).isEqualTo("http://ametrine-" + service + ":" + port);
        });
    }

    @Test
    void securedEnginesAreReachedAsTheyAskFor() {
        JsonNode container = Manifests.containers(
                        Rendered.with("secured.yaml").one("Deployment", "ametrine-transactions"))
                .getFirst();

        assertThat(Variables.of(container))
                .containsEntry("AMETRINE_KAFKA_SECURITY_PROTOCOL", "sasl-ssl")
                .containsEntry("AMETRINE_KAFKA_SASL_MECHANISM", "scram-sha-256")
                .containsEntry("AMETRINE_KAFKA_SASL_USER", "ametrine")
                .containsEntry("AMETRINE_KAFKA_CA_FILE", MOUNT + "kafka-ca.crt")
                .containsEntry(
                        "AMETRINE_DATABASE_URL",
                        "jdbc:postgresql://db.example.org:5432/ametrine?sslmode=verify-full&sslrootcert=" + MOUNT
                                + "database-ca.crt")
                .containsEntry("AMETRINE_REDIS_URL", "rediss://redis.example.org:6380")
                .containsEntry("AMETRINE_REDIS_USER", "ametrine");
        assertThat(container.path("image").asText()).isEqualTo("registry.example.org/ametrine/transactions:1.2.3");
    }

    @Test
    void publicAuthoritiesAreThoseOfTheJvm() {
        JsonNode container = Manifests.containers(Rendered.with("ingress.yaml").one("Deployment", "ametrine-security"))
                .getFirst();

        assertThat(Variables.of(container))
                .extractingByKey("AMETRINE_DATABASE_URL")
                .asString()
                .endsWith("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    @Test
    void tracesGoWhereTheValuesSayOrNowhere() {
        JsonNode traced = Manifests.containers(
                        Rendered.with("everything.yaml").one("Deployment", "ametrine-api-gateway"))
                .getFirst();
        JsonNode untraced = Manifests.containers(
                        Rendered.with("defaults.yaml").one("Deployment", "ametrine-api-gateway"))
                .getFirst();

        assertThat(Variables.of(traced))
                .containsEntry("AMETRINE_TRACING_ENDPOINT", "http://collector.observability:4318")
                .containsEntry("AMETRINE_TRACING_RATIO", "0.05")
                .containsEntry("AMETRINE_TRACING_AUTHORIZATION_FILE", MOUNT + "tracing-authorization");
        assertThat(Variables.of(untraced).keySet()).noneMatch(name -> name.startsWith("AMETRINE_TRACING_"));
    }

    @Test
    void largeNumbersAreWrittenOut() {
        JsonNode container = Manifests.containers(
                        Rendered.with("everything.yaml").one("Deployment", "ametrine-monitoring"))
                .getFirst();

        assertThat(Variables.of(container)).containsEntry("AMETRINE_TRACE_MAX_BYTES", "4294967296");
    }

    @Test
    void whatTheChartKeepsToItselfItAlsoSets() {
        Set<String> set = ValueSets.names().stream()
                .flatMap(values -> Rendered.with(values).starters().stream())
                .flatMap(starter -> Manifests.containers(starter).stream())
                .flatMap(container -> ours(container).stream())
                .map(name -> KNOWN.isKnown(name) ? name : name.replaceFirst("_FILE$", ""))
                .collect(Collectors.toSet());

        assertThat(KNOWN.variables().stream().map(Configuration.Variable::name).filter(Configuration::isKeptByTheChart))
                .isSubsetOf(set);
    }

    @Test
    void theSettingsThatTheChartKnowsAreThoseOfTheServices() throws IOException {
        String printed = KNOWN.free();

        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(SETTINGS, printed);
        }

        assertThat(Files.readString(SETTINGS))
                .as("files/settings.json is printed from docs/configuration.md: write it anew with"
                        + " mvn -pl charts test -Dtest=EnvironmentTest -Dconfiguration.write=true")
                .isEqualTo(printed);
    }
}
