package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml is right as far as can be told without an engine. */
class ComposeTest {
    private static final Set<String> ENGINES = Set.of("kafka", "postgresql", "redis");

    private final ComposeFile file = ComposeFile.read();

    @Test
    void itKeepsToTheComposeSpecification() {
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void aWrongKeyWouldBeFound() {
        ComposeFile wrong = ComposeFile.read();
        ((ObjectNode) wrong.service("redis")).put("memory_limit", "1g");

        assertThat(wrong.problems()).singleElement().asString().contains("memory_limit");
    }

    @Test
    void itStartsTheImagesThatTheBuildMakes() {
        assertThat(file.services().keySet())
                .isEqualTo(Stream.concat(
                                ENGINES.stream(), ServiceImage.ALL.stream().map(ServiceImage::name))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(ServiceImage.ALL).allSatisfy(service -> {
            JsonNode composed = file.service(service.name());
            assertThat(composed.path("image").asText())
                    .isEqualTo("ametrine/" + service.name() + ":" + TestImages.RELEASE.version());
            assertThat(composed.path("user").asText()).isEqualTo(ServiceImage.USER + ":" + ServiceImage.USER);
            assertThat(composed.path("pull_policy").asText())
                    .as("others may own these names in a public registry")
                    .isEqualTo("never");
            assertThat(composed.has("entrypoint") || composed.has("command")).isFalse();
        });
    }

    @Test
    void imagesOfARegistryAreAskedForByVariables() {
        ComposeFile pulled =
                ComposeFile.read(Map.of("IMAGES", "registry.example.org/ours", "TAG", "1.2.3", "PULL", "missing"));

        assertThat(pulled.service("security").path("image").asText())
                .isEqualTo("registry.example.org/ours/security:1.2.3");
        assertThat(pulled.service("security").path("pull_policy").asText()).isEqualTo("missing");
    }

    @Test
    void enginesAreThoseThatAreTested() throws IOException {
        assertThat(file.service("kafka").path("image").asText()).isEqualTo("apache/kafka:" + kafkaVersion());
        assertThat(file.service("postgresql").path("image").asText()).matches("postgres:18\\.\\d+");
        assertThat(file.service("redis").path("image").asText()).matches("redis:8\\.\\d+\\.\\d+");
        assertThat(file.strings("postgresql", "/volumes"))
                .as("from 18 on the image keeps its data in a folder below this one")
                .containsExactly("postgresql:/var/lib/postgresql");
    }

    /** Of the client, which is also the embedded broker's. */
    private static String kafkaVersion() throws IOException {
        try (InputStream in = ComposeTest.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty("version");
        }
    }

    @Test
    void everyContainerIsConfined() {
        assertThat(file.services()).allSatisfy((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).isEqualTo(!name.equals("kafka"));
            assertThat(file.strings(name, "/cap_drop")).containsExactly("ALL");
            assertThat(file.strings(name, "/security_opt")).containsExactly("no-new-privileges:true");
            assertThat(service.path("mem_limit").asText()).matches("\\d+[mg]");
            assertThat(service.has("privileged") || service.has("cap_add") || service.has("network_mode"))
                    .isFalse();
            assertThat(name.equals("kafka") || service.path("user").asText().matches("[1-9]\\d*:[1-9]\\d*"))
                    .as("the image of Kafka has a user of its own")
                    .isTrue();
        });
    }

    @Test
    void whatIsNotKeptIsInMemory() {
        assertThat(ServiceImage.ALL).allSatisfy(service -> {
            assertThat(file.strings(service.name(), "/tmpfs"))
                    .singleElement()
                    .asString()
                    .startsWith("/tmp:size=");
            assertThat(file.service(service.name()).has("volumes")).isFalse();
        });
    }

    @Test
    void everyContainerIsWaitedForUntilItIsHealthy() {
        assertThat(file.services()).allSatisfy((name, service) -> {
            assertThat(file.strings(name, "/healthcheck/test"))
                    .startsWith("CMD")
                    .hasSizeGreaterThan(1);
            service.path("depends_on").forEachEntry((other, how) -> {
                assertThat(file.services()).containsKey(other);
                assertThat(how.path("condition").asText()).isEqualTo("service_healthy");
            });
            assertThat(dependencies(name, new HashSet<>())).doesNotContain(name);
        });
        assertThat(dependencies("api-gateway", new HashSet<>())).hasSize(9);
        assertThat(dependencies("central-system", new HashSet<>())).hasSize(9);
    }

    private Set<String> dependencies(String name, Set<String> found) {
        file.service(name).path("depends_on").forEachEntry((other, _) -> {
            if (found.add(other)) {
                dependencies(other, found);
            }
        });
        return found;
    }

    @Test
    void whatIsDeclaredIsUsedAndWhatIsUsedIsDeclared() {
        assertThat(used("/networks")).containsExactlyInAnyOrderElementsOf(file.declared("networks"));
        assertThat(used("/secrets")).containsExactlyInAnyOrderElementsOf(file.declared("secrets"));
        assertThat(used("/volumes").stream().map(volume -> volume.substring(0, volume.indexOf(':'))))
                .containsExactlyInAnyOrderElementsOf(file.declared("volumes"));
        assertThat(file.root().at("/networks/inside/internal").asBoolean()).isTrue();
    }

    private Set<String> used(String pointer) {
        return file.services().keySet().stream()
                .flatMap(name -> file.strings(name, pointer).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void onlyStationsAndRestAreReachedAndOnLoopback() {
        Map<String, List<String>> published = file.services().keySet().stream()
                .filter(name -> file.service(name).has("ports"))
                .collect(Collectors.toMap(name -> name, name -> file.strings(name, "/ports")));

        assertThat(published)
                .containsOnly(
                        Map.entry("central-system", List.of("127.0.0.1:9000:9000")),
                        Map.entry("api-gateway", List.of("127.0.0.1:8080:8080")));
        assertThat(published.keySet())
                .allSatisfy(name -> assertThat(file.strings(name, "/networks")).contains("outside"));
    }

    @Test
    void kafkaIsANodeOfItsOwn() {
        Map<String, String> kafka = file.environment("kafka");

        assertThat(kafka)
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092")
                .containsEntry("KAFKA_LOG_DIRS", "/var/lib/kafka/data")
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "9000")
                .containsEntry("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "3000");
        assertThat(kafka.get("KAFKA_CONTROLLER_QUORUM_VOTERS")).isEqualTo(kafka.get("KAFKA_NODE_ID") + "@kafka:9093");
        assertThat(kafka.get("CLUSTER_ID")).hasSize(22);
        assertThat(kafka.get("KAFKA_LISTENERS"))
                .contains(kafka.get("KAFKA_CONTROLLER_LISTENER_NAMES") + "://:9093")
                .contains(kafka.get("KAFKA_INTER_BROKER_LISTENER_NAME") + "://:9092");
        assertThat(kafka)
                .extractingByKeys(
                        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
                        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
                        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR",
                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR")
                .containsOnly("1");
        assertThat(file.strings("kafka", "/volumes")).containsExactly("kafka:/var/lib/kafka/data");
    }

    @Test
    void noSecretIsWrittenDown() {
        assertThat(file.services().keySet().stream().flatMap(name -> file.environment(name).entrySet().stream()))
                .filteredOn(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|KEY).*"))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.getKey()).endsWith("_FILE");
                    assertThat(entry.getValue()).startsWith("/run/secrets/");
                });
        assertThat(file.root().path("secrets").valueStream())
                .as("secrets of the environment cannot be put into a read-only root")
                .allMatch(secret -> secret.path("file").asText().startsWith("./secrets/"));
    }
}
