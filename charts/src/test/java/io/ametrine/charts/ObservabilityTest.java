package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ametrine.charts.prometheus.AlertRules;
import io.ametrine.charts.prometheus.Dashboards;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Prometheus and Grafana are given, if they are asked to take it. */
class ObservabilityTest {
    private static final String ON = "metrics: {dashboards: {enabled: true}, rules: {enabled: true}}";
    private static final String DASHBOARD = "{\"title\": \"{{instance}} of $tenant\"}";
    private static final String RULES = """
            groups:
              - name: fleet
                rules:
                  - {alert: Away, expr: up == 0, annotations: {summary: "{{ $labels.pod }} is away"}}
            """;
    private static final String MORE_RULES = """
            groups:
              - name: pipeline
                rules:
                  - {record: "a:b", expr: sum(a)}
            """;
    private static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();

    @Test
    void everyServiceIsReadByOneMonitor() {
        Manifests manifests = Rendered.with("everything.yaml");

        List<String> read = manifests.ofKind("ServiceMonitor").stream()
                .flatMap(monitor -> manifests.ofKind("Service").stream().filter(service -> selects(monitor, service)))
                .map(service -> service.at("/metadata/name").asText())
                .toList();

        assertThat(read).hasSize(8).doesNotHaveDuplicates();
        assertThat(manifests.ofKind("ServiceMonitor"))
                .extracting(monitor -> monitor.at("/metadata/labels/release").asText())
                .containsOnly("prometheus");
    }

    private static boolean selects(JsonNode monitor, JsonNode service) {
        JsonNode labels = service.at("/metadata/labels");
        String component = labels.path("app.kubernetes.io/component").asText();
        JsonNode but = monitor.at("/spec/selector/matchExpressions/0");
        boolean named = component.equals(but.at("/values/0").asText());
        return labels.properties()
                        .containsAll(monitor.at("/spec/selector/matchLabels").properties())
                && named == but.path("operator").asText().equals("In")
                && service.at("/spec/ports/0/name")
                        .asText()
                        .equals(monitor.at("/spec/endpoints/0/port").asText());
    }

    /** The gateway's /metrics are for administrators; nobody else is shown the key. */
    @Test
    void onlyTheGatewayIsShownAKey() {
        Manifests manifests = Rendered.with("everything.yaml");

        assertThat(manifests
                        .one("ServiceMonitor", "ametrine-api-gateway")
                        .at("/spec/endpoints/0/authorization/credentials/name")
                        .asText())
                .isEqualTo("ametrine-api-key");
        assertThat(manifests
                        .one("ServiceMonitor", "ametrine")
                        .at("/spec/endpoints/0")
                        .has("authorization"))
                .isFalse();
    }

    /** Else a metric's own "service" would be renamed, and "up" would carry the name of the Kubernetes Service. */
    @Test
    void theLabelServiceIsTheServicesOwnName() {
        assertThat(Rendered.with("everything.yaml").ofKind("ServiceMonitor")).allSatisfy(monitor -> {
            JsonNode endpoint = monitor.at("/spec/endpoints/0");
            assertThat(endpoint.path("honorLabels").asBoolean()).isTrue();
            assertThat(endpoint.at("/relabelings/0").toString())
                    .contains("app_kubernetes_io_component", "\"targetLabel\":\"service\"");
        });
    }

    @Test
    void everyDashboardBecomesAConfigMapAndEveryRuleIsKept() throws IOException {
        Manifests manifests = Rendered.fresh()
                .with("dashboards/fleet.json", DASHBOARD)
                .with("dashboards/One_Station-with-a-rather-long-name.json", DASHBOARD)
                .with("rules/a.yaml", RULES)
                .with("rules/b.yaml", MORE_RULES)
                .render(ON);

        JsonNode fleet = manifests.one("ConfigMap", "ametrine-fleet");
        JsonNode rule = manifests.one("PrometheusRule", "ametrine");
        assertThat(manifests.all().stream().flatMap(object -> SCHEMAS.problems(object).stream()))
                .isEmpty();
        assertThat(fleet.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(fleet.path("data").path("fleet.json").asText()).isEqualTo(DASHBOARD);
        assertThat(rule.at("/spec/groups")
                        .valueStream()
                        .map(group -> group.path("name").asText()))
                .contains("fleet", "pipeline");
        assertThat(rule.toString()).contains("{{ $labels.pod }} is away");
    }

    @Test
    void withoutDashboardsAndRulesThereAreNone() throws IOException {
        Chart chart = Rendered.fresh();
        chart.without("dashboards");
        chart.without("rules");

        Manifests manifests = chart.render(ON);

        assertThat(manifests.ofKind("ConfigMap")).isEmpty();
        assertThat(manifests.ofKind("PrometheusRule")).isEmpty();
    }

    @Test
    void theChartsOwnDashboardsAndAlertsAllArrive() throws IOException {
        Manifests manifests = Rendered.fresh()
                .render("metrics: {dashboards: {enabled: true}, rules: {enabled: true, runbooks: wiki/csms}}");

        JsonNode alerts = manifests.one("PrometheusRule", "ametrine").at("/spec/groups");
        assertThat(manifests.all().stream().flatMap(object -> SCHEMAS.problems(object).stream()))
                .isEmpty();
        assertThat(manifests.ofKind("ConfigMap"))
                .hasSameSizeAs(Dashboards.all())
                .allSatisfy(map -> assertThat(new ObjectMapper()
                                .readTree(map.path("data").elements().next().asText())
                                .path("uid")
                                .asText())
                        .startsWith("ametrine-"));
        assertThat(alerts.findValuesAsText("alert"))
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.all().stream().map(AlertRules.Alert::name).toList());
        assertThat(alerts.findValuesAsText("runbook_url")).allMatch(url -> url.startsWith("wiki/csms#ametrine"));
    }
}
