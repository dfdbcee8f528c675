package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    void everyServiceIsRead() {
        Manifests manifests = Rendered.with("everything.yaml");
        JsonNode monitor = manifests.one("ServiceMonitor", "ametrine");
        JsonNode selector = monitor.at("/spec/selector/matchLabels");

        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(manifests.ofKind("Service").stream()
                        .filter(service ->
                                service.at("/metadata/labels").properties().containsAll(selector.properties()))
                        .filter(service -> service.at("/spec/ports/0/name")
                                .asText()
                                .equals(monitor.at("/spec/endpoints/0/port").asText())))
                .hasSize(8);
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
    void theChartsOwnDashboardsAndRulesCanBeRead() throws IOException {
        for (Path dashboard : own("dashboards", ".json")) {
            assertThat(new ObjectMapper()
                            .readTree(dashboard.toFile())
                            .path("title")
                            .asText())
                    .as(dashboard.toString())
                    .isNotEmpty();
        }
        for (Path rules : own("rules", ".yaml")) {
            assertThat(new YAMLMapper().readTree(rules.toFile()).path("groups"))
                    .as(rules.toString())
                    .isNotEmpty();
        }
    }

    private static List<Path> own(String folder, String ending) throws IOException {
        Path place = Chart.SOURCE.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
