package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may speak to whom. */
class NetworkTest {
    private static final Manifests DEFAULTS = Rendered.with("defaults.yaml");
    private static final Manifests EVERYTHING = Rendered.with("everything.yaml");
    private static final int DNS = 53;
    private static final int KAFKA = 9092;
    private static final int DATABASE = 5432;
    private static final int REDIS = 6379;

    private static JsonNode policy(Manifests manifests, String name) {
        return manifests.one("NetworkPolicy", "ametrine-" + name).path("spec");
    }

    private static Set<Integer> ports(JsonNode policy, String direction) {
        return policy.path(direction)
                .valueStream()
                .flatMap(rule -> rule.path("ports").valueStream())
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> rulesFor(JsonNode policy, String direction, int port) {
        return policy.path(direction)
                .valueStream()
                .filter(rule -> rule.path("ports")
                        .valueStream()
                        .anyMatch(open -> open.path("port").asInt() == port));
    }

    @Test
    void whatNoPolicyAllowsIsRefused() {
        JsonNode policy = policy(DEFAULTS, "nothing-else");

        assertThat(policy.at("/podSelector/matchLabels").properties()).hasSize(2);
        assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(policy.has("ingress") || policy.has("egress")).isFalse();
    }

    @Test
    void everyPodHasAPolicyOfItsOwn() {
        assertThat(DEFAULTS.starters()).allSatisfy(starter -> {
            JsonNode labels = starter.at("/spec/template/metadata/labels");
            List<JsonNode> own = DEFAULTS.ofKind("NetworkPolicy").stream()
                    .filter(policy -> labels.properties()
                            .containsAll(
                                    policy.at("/spec/podSelector/matchLabels").properties()))
                    .toList();
            assertThat(own).hasSize(2);
        });
    }

    @Test
    void stationsReachCentralSystemAndItReachesKafkaAndRedisAlone() {
        JsonNode policy = policy(DEFAULTS, "central-system");

        assertThat(ports(policy, "ingress")).containsExactlyInAnyOrder(9000, 9100);
        assertThat(rulesFor(policy, "ingress", 9000))
                .singleElement()
                .satisfies(rule -> assertThat(rule.has("from")).isFalse());
        assertThat(ports(policy, "egress")).containsExactlyInAnyOrder(DNS, KAFKA, REDIS);
    }

    @Test
    void modulesAreReachedByTheGatewayAndByPrometheus() {
        JsonNode policy = policy(DEFAULTS, "transactions");

        assertThat(policy.path("ingress")
                        .valueStream()
                        .map(rule -> rule.path("from").toString()))
                .hasSize(2)
                .anyMatch(from -> from.contains("\"app.kubernetes.io/component\":\"api-gateway\""))
                .anyMatch(from -> from.contains("\"kubernetes.io/metadata.name\":\"monitoring\""));
        assertThat(ports(policy, "egress")).containsExactlyInAnyOrder(DNS, KAFKA, REDIS, DATABASE);
    }

    @Test
    void theGatewayReachesModulesAndKafkaButNeitherDatabaseNorRedis() {
        assertThat(ports(policy(DEFAULTS, "api-gateway"), "egress"))
                .containsExactlyInAnyOrder(DNS, KAFKA, 9101, 9102, 9103, 9104, 9105, 9106);
    }

    @Test
    void theMigrationReachesTheDatabaseAloneAndIsReachedByNobody() {
        JsonNode policy = policy(DEFAULTS, "migration");

        assertThat(ports(policy, "egress")).containsExactlyInAnyOrder(DNS, DATABASE);
        assertThat(policy.has("ingress")).isFalse();
    }

    @Test
    void everyPortCanBeNarrowedToItsPeers() {
        JsonNode central = policy(EVERYTHING, "central-system");

        assertThat(rulesFor(central, "ingress", 9000))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.at("/from/0/ipBlock/cidr").asText()).isEqualTo("10.0.0.0/8"));
        assertThat(rulesFor(central, "egress", 9094))
                .singleElement()
                .satisfies(rule -> assertThat(rule.at("/to/0")).isNotEmpty());
        assertThat(rulesFor(central, "egress", 8125)).hasSize(1);
        assertThat(rulesFor(policy(EVERYTHING, "api-gateway"), "ingress", 8080)
                        .map(rule -> rule.path("from").toString()))
                .anyMatch(from -> from.contains("ingress"));
    }

    @Test
    void everyServiceReachesTheCollectorOfTracesAndNobodyElseDoes() {
        assertThat(List.of("central-system", "api-gateway", "transactions")).allSatisfy(service -> {
            assertThat(rulesFor(policy(EVERYTHING, service), "egress", 4318))
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.path("to").toString()).contains("observability"));
            assertThat(ports(policy(Rendered.with("secured.yaml"), service), "egress"))
                    .contains(443);
            assertThat(ports(policy(DEFAULTS, service), "egress")).doesNotContain(4318, 443);
        });
        assertThat(ports(policy(EVERYTHING, "migration"), "egress")).doesNotContain(4318);
    }

    @Test
    void onlyTheApiIsShownToTheOutside() {
        List<JsonNode> paths = Rendered.with("ingress.yaml")
                .one("Ingress", "ametrine")
                .at("/spec/rules/0/http/paths")
                .valueStream()
                .toList();

        assertThat(paths.stream().map(path -> path.path("path").asText()))
                .containsExactly("/api", "/docs", "/openapi.json");
        assertThat(EVERYTHING.one("HTTPRoute", "ametrine").at("/spec/rules/0/matches"))
                .hasSize(3);
    }

    @Test
    void stationsComeThroughUntouched() {
        JsonNode service = DEFAULTS.one("Service", "ametrine-stations").path("spec");
        JsonNode route = Rendered.with("gateway.yaml")
                .one("TCPRoute", "ametrine-stations")
                .path("spec");

        assertThat(service.path("type").asText()).isEqualTo("LoadBalancer");
        assertThat(service.path("externalTrafficPolicy").asText()).isEqualTo("Local");
        assertThat(service.at("/ports/0/targetPort").asText()).isEqualTo("stations");
        assertThat(route.at("/parentRefs/0").toString())
                .isEqualTo("{\"name\":\"shared\",\"namespace\":\"gateways\",\"sectionName\":\"ocpp\"}");
        assertThat(route.at("/rules/0/backendRefs/0/name").asText()).isEqualTo("ametrine-stations");
    }
}
