package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How pods begin, follow their load, are replaced and end. */
class LifecycleTest {
    private static final Manifests DEFAULTS = Rendered.with("defaults.yaml");
    private static final List<String> MODULES =
            List.of("authorization", "monitoring", "provisioning", "security", "smart-charging", "transactions");

    private static JsonNode deployment(Manifests manifests, String service) {
        return manifests.one("Deployment", "ametrine-" + service);
    }

    @Test
    void centralSystemLeavesItsServiceFirstAndHasTimeToDrain() {
        JsonNode pod = Manifests.pod(deployment(DEFAULTS, "central-system"));

        assertThat(pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt())
                .isEqualTo(5);
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(60);
        assertThat(Variables.of(pod.at("/containers/0")))
                .as("what the 5 s before and the 25 s after leave")
                .containsEntry("AMETRINE_NODE_DRAIN", "30s");
    }

    @Test
    void aClusterThatKnowsNoSleepIsAskedForNone() {
        Manifests older = Manifests.of(Rendered.chart().text("ametrine", "1.29.4", "{}"));

        assertThat(Manifests.pod(deployment(older, "central-system"))
                        .at("/containers/0")
                        .has("lifecycle"))
                .isFalse();
    }

    @Test
    void aClusterThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> Rendered.chart().text("ametrine", "1.26.0", "{}"))
                .hasMessageContaining("chart requires kubeVersion: >=1.27.0-0");
    }

    @Test
    void podsAreSpreadOverZonesAndNodes() {
        JsonNode spread = Manifests.pod(deployment(DEFAULTS, "central-system")).path("topologySpreadConstraints");

        assertThat(spread.valueStream()
                        .map(constraint -> constraint.path("topologyKey").asText()))
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(spread.valueStream())
                .allSatisfy(constraint -> assertThat(constraint.at("/labelSelector/matchLabels"))
                        .isEqualTo(deployment(DEFAULTS, "central-system").at("/spec/selector/matchLabels")));
    }

    @Test
    void whatIsScaledHasNoFixedNumber() {
        Manifests scaled = Rendered.with("ingress.yaml");

        assertThat(deployment(DEFAULTS, "security").at("/spec/replicas").asInt())
                .isEqualTo(2);
        assertThat(scaled.ofKind("Deployment"))
                .allSatisfy(deployment ->
                        assertThat(deployment.path("spec").has("replicas")).isFalse());
        assertThat(scaled.ofKind("HorizontalPodAutoscaler"))
                .hasSize(8)
                .allSatisfy(scaler ->
                        assertThat(scaler.at("/spec/scaleTargetRef/name")).isEqualTo(scaler.at("/metadata/name")));
    }

    @Test
    void centralSystemFollowsItsConnectionsAndModulesTheirLag() {
        Manifests scaled = Rendered.with("ingress.yaml");

        JsonNode connections =
                scaled.one("HorizontalPodAutoscaler", "ametrine-central-system").at("/spec/metrics/0/pods");
        JsonNode lag =
                scaled.one("HorizontalPodAutoscaler", "ametrine-smart-charging").at("/spec/metrics/0/pods");

        assertThat(connections.at("/metric/name").asText()).isEqualTo("ametrine_station_connections");
        assertThat(connections.at("/target/averageValue").asText()).isEqualTo("1000000");
        assertThat(lag.at("/metric/selector/matchLabels/topic").asText()).isEqualTo("ocpp.in.smart-charging");
    }

    @Test
    void kedaScalesModulesInsteadOnTheLagThatKafkaKnows() {
        Manifests scaled = Rendered.with("everything.yaml");

        assertThat(scaled.ofKind("HorizontalPodAutoscaler").stream().map(Manifests::name))
                .containsExactlyInAnyOrder("ametrine-central-system", "ametrine-api-gateway");
        assertThat(scaled.ofKind("ScaledObject").stream().map(Manifests::name))
                .containsExactlyInAnyOrderElementsOf(
                        MODULES.stream().map(module -> "ametrine-" + module).toList());
        JsonNode trigger = scaled.one("ScaledObject", "ametrine-smart-charging").at("/spec/triggers/0");
        assertThat(trigger.at("/metadata/topic").asText()).isEqualTo("ocpp.in.smart-charging");
        assertThat(trigger.at("/metadata/consumerGroup").asText()).isEqualTo("ametrine.smart-charging");
        assertThat(trigger.at("/metadata/sasl").asText()).isEqualTo("scram_sha512");
        assertThat(trigger.at("/authenticationRef/name").asText())
                .isEqualTo(Manifests.name(scaled.ofKind("TriggerAuthentication").getFirst()));
    }

    @Test
    void kedaNeedsNoLoginWhereKafkaAsksForNone() {
        Manifests scaled = Rendered.with("gateway.yaml");

        assertThat(scaled.ofKind("TriggerAuthentication")).isEmpty();
        assertThat(scaled.ofKind("ScaledObject"))
                .allMatch(object -> !object.at("/spec/triggers/0").has("authenticationRef"));
    }

    @Test
    void theDatabaseIsMigratedBeforeAnyServiceIsReplaced() throws IOException {
        JsonNode job = DEFAULTS.one("Job", "ametrine-migration");

        assertThat(Manifests.containers(job))
                .extracting(container -> container.path("name").asText())
                .containsExactlyElementsOf(MODULES);
        assertThat(Manifests.containers(job))
                .allMatch(container -> container.path("args").toString().equals("[\"migrate\"]"));
        assertThat(Manifests.pod(job).path("restartPolicy").asText()).isEqualTo("Never");
        assertThat(Manifests.pod(job).has("serviceAccountName"))
                .as("the chart's own is not there before the first install")
                .isFalse();
        assertThat(Files.readString(Chart.SOURCE.resolve("templates/migration.yaml")))
                .contains("helm.sh/hook: pre-install,pre-upgrade", "before-hook-creation");
    }

    @Test
    void selectorsStayWhenEverythingElseChanges() {
        Manifests later = Manifests.of(Rendered.chart()
                .text("ametrine", "1.34.0", ValueSets.text("everything.yaml") + "\nimage: {tag: 9.9.9}\n"));

        assertThat(later.ofKind("Deployment"))
                .allSatisfy(deployment -> assertThat(deployment.at("/spec/selector"))
                        .isEqualTo(DEFAULTS.one("Deployment", Manifests.name(deployment))
                                .at("/spec/selector")));
        assertThat(later.one("Service", "ametrine-stations").at("/spec/selector"))
                .isEqualTo(DEFAULTS.one("Service", "ametrine-stations").at("/spec/selector"));
    }

    @Test
    void aServiceOverridesWhatHoldsForAll() {
        Manifests manifests = Rendered.with("everything.yaml");
        JsonNode monitoring = Manifests.pod(deployment(manifests, "monitoring"));

        assertThat(monitoring.at("/containers/0/resources/limits/memory").asText())
                .isEqualTo("1Gi");
        assertThat(monitoring.at("/containers/0/resources/limits/cpu").asText()).isEqualTo("2");
        assertThat(monitoring.path("priorityClassName").asText()).isEqualTo("high");
        assertThat(Rendered.chart()
                        .render("{pods: {preStopSeconds: 7}, services: {security: {preStopSeconds: 0}}}")
                        .ofKind("Deployment")
                        .stream()
                        .filter(deployment ->
                                Manifests.pod(deployment).at("/containers/0").has("lifecycle"))
                        .map(Manifests::name))
                .hasSize(7)
                .doesNotContain("ametrine-security");
    }
}
