package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pod, whatever the values: the restricted profile of the Pod Security Standards, limits and probes. */
class PodRulesTest {
    static List<String> valueSets() {
        return ValueSets.names();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyPodIsConfined(String values) {
        assertThat(Rendered.with(values).starters())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(starter -> {
                    JsonNode pod = Manifests.pod(starter);
                    assertThat(pod.at("/automountServiceAccountToken").toString())
                            .isEqualTo("false");
                    assertThat(pod.at("/enableServiceLinks").toString())
                            .as("AMETRINE_… links would pass for settings")
                            .isEqualTo("false");
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                            .isTrue();
                    assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
                    assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                            .isFalse();
                    assertThat(pod.path("volumes").valueStream())
                            .allMatch(volume -> volume.has("emptyDir") || volume.has("projected"));
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyContainerIsConfined(String values) {
        assertThat(Rendered.with(values).starters().stream().flatMap(starter -> Manifests.containers(starter).stream()))
                .allSatisfy(container -> {
                    JsonNode security = container.path("securityContext");
                    assertThat(security.at("/allowPrivilegeEscalation").toString())
                            .isEqualTo("false");
                    assertThat(security.at("/readOnlyRootFilesystem").asBoolean())
                            .isTrue();
                    assertThat(security.at("/runAsNonRoot").asBoolean()).isTrue();
                    assertThat(security.at("/capabilities").toString()).isEqualTo("{\"drop\":[\"ALL\"]}");
                    assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                    assertThat(container
                                    .path("volumeMounts")
                                    .valueStream()
                                    .filter(mount -> !mount.path("readOnly").asBoolean())
                                    .map(mount -> mount.path("mountPath").asText()))
                            .containsExactly("/tmp");
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyContainerHasRequestsAndLimits(String values) {
        assertThat(Rendered.with(values).starters().stream().flatMap(starter -> Manifests.containers(starter).stream()))
                .allSatisfy(container -> {
                    for (String kind : List.of("requests", "limits")) {
                        JsonNode amounts = container.path("resources").path(kind);
                        assertThat(Set.of(
                                        amounts.path("cpu").asText(),
                                        amounts.path("memory").asText()))
                                .hasSize(2)
                                .doesNotContain("");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyServiceIsProbedOnItsOwnPort(String values) {
        assertThat(Rendered.with(values).ofKind("Deployment")).hasSize(8).allSatisfy(deployment -> {
            JsonNode container = Manifests.containers(deployment).getFirst();
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
            assertThat(container
                            .path("ports")
                            .valueStream()
                            .filter(port -> port.path("name").asText().equals("http"))
                            .map(port -> port.path("containerPort").asText()))
                    .containsExactly(Variables.of(container).get("AMETRINE_HTTP_PORT"));
        });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyServiceKeepsItsStandingWhileNodesAreDrained(String values) {
        Manifests manifests = Rendered.with(values);

        assertThat(manifests.ofKind("Deployment")).allSatisfy(deployment -> {
            JsonNode budget = manifests.one("PodDisruptionBudget", Manifests.name(deployment));
            assertThat(budget.at("/spec/selector")).isEqualTo(deployment.at("/spec/selector"));
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asInt(-1))
                    .isZero();
            assertThat(deployment.at("/spec/template/metadata/labels").properties())
                    .containsAll(deployment.at("/spec/selector/matchLabels").properties());
        });
    }
}
