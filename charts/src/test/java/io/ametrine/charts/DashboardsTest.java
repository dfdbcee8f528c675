package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.charts.prometheus.Dashboards;
import io.ametrine.charts.prometheus.Dashboards.Dashboard;
import io.ametrine.charts.prometheus.Dashboards.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboards as files: what Grafana asks of them. That their panels show something is for tests against real services. */
class DashboardsTest {
    private static final List<Dashboard> ALL = Dashboards.all();

    @Test
    void eachHasItsOwnStableName() {
        assertThat(ALL).hasSize(3);
        assertThat(ALL.stream().map(dashboard -> dashboard.json().path("uid").asText()))
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("ametrine-[a-z]{1,30}"));
        assertThat(ALL.stream().map(dashboard -> dashboard.json().path("title").asText()))
                .doesNotHaveDuplicates();
        assertThat(ALL).allMatch(dashboard -> !dashboard.json().has("id"));
    }

    /** Kubernetes takes no larger ConfigMap, and `kubectl apply` none above a quarter of that. */
    @Test
    void eachFitsIntoAConfigMap() {
        assertThat(ALL)
                .allSatisfy(dashboard -> assertThat(Files.size(dashboard.file()))
                        .as(dashboard.name())
                        .isLessThan(250_000));
    }

    @Test
    void whereDataComesFromIsAVariable() {
        assertThat(ALL).allSatisfy(dashboard -> {
            assertThat(dashboard.json().at("/templating/list/0/type").asText()).isEqualTo("datasource");
            assertThat(dashboard.json().findValues("datasource"))
                    .as(dashboard.name())
                    .isNotEmpty()
                    .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
        });
    }

    @Test
    void everyPanelIsExplainedHasItsPlaceAndAsksSomething() {
        for (Dashboard dashboard : ALL) {
            Set<String> taken = new TreeSet<>();
            dashboard.panels().forEach(panel -> {
                assertThat(panel.path("description").asText())
                        .as(panel.toString())
                        .hasSizeGreaterThan(10);
                assertThat(panel.path("targets")).as(panel.toString()).isNotEmpty();
                cells(panel)
                        .forEach(cell -> assertThat(taken.add(cell))
                                .as("the place of " + panel.path("title").asText())
                                .isTrue());
            });
            assertThat(dashboard.json().path("panels").valueStream().map(panel -> panel.path("id")))
                    .doesNotHaveDuplicates();
            assertThat(dashboard.panels().map(panel -> panel.path("title").asText()))
                    .doesNotHaveDuplicates();
        }
    }

    private static Stream<String> cells(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        Set<String> cells = new TreeSet<>();
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cells.add((place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y));
            }
        }
        assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        return cells.stream();
    }

    @Test
    void everyMetricOfThePanelsIsDocumented() throws IOException {
        assertThat(Dashboards.expressions("1m"))
                .hasSizeGreaterThan(80)
                .allSatisfy(query -> assertThat(MetricsPage.unknownIn(query.text()))
                        .as(query.toString())
                        .isEmpty());
    }

    /** Whoever has two installations in one Prometheus would see their sum. */
    @Test
    void everyPanelKeepsToTheNamespace() {
        assertThat(ALL.stream().flatMap(dashboard -> dashboard.json().findValuesAsText("expr").stream()))
                .allMatch(expression -> expression.split("\\{", -1).length
                        == expression.split("namespace=~\"\\$namespace\"", -1).length);
    }

    @Test
    void everyVariableOfTheStatementsIsQuotedByGrafana() {
        assertThat(Dashboards.statements("default", "CS-1"))
                .hasSizeGreaterThan(20)
                .extracting(Query::text)
                .noneMatch(text -> text.contains("$"));
    }
}
