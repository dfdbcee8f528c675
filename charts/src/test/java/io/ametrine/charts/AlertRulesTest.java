package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ametrine.charts.prometheus.AlertRules;
import io.ametrine.charts.prometheus.AlertRules.Alert;
import io.ametrine.charts.prometheus.Dashboards;
import io.ametrine.charts.prometheus.PrometheusPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each alert fires when it should and not before, by promtool; names only metrics that exist; and says what to do. */
class AlertRulesTest {
    private static final Path TESTS = Path.of("src/test/resources/rules").toAbsolutePath();
    private static final Path RUNBOOKS = Path.of("../docs/runbooks.md");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    /** As in: pipeline, "Open files" and "CPU". */
    private static final Pattern PLACES =
            Pattern.compile("\\b(fleet|pipeline|station), ((?:(?:row )?\"[^\"]+\"(?:, (?=\")| and (?=\"))?)+)");

    private static final List<Alert> ALL = AlertRules.all();

    @Test
    void promtoolFindsNothingWrong() throws IOException {
        PrometheusPrograms programs = programs("promtool check rules");

        for (Path rules : AlertRules.files()) {
            var check = programs.promtool("check", "rules", "--lint-fatal", rules.toString());
            assertThat(check.succeeded()).as(check.said()).isTrue();
        }
    }

    @Test
    void eachFiresWhenItShouldAndNotBefore() throws IOException {
        PrometheusPrograms programs = programs("promtool test rules");

        for (Path tests : tests()) {
            var run = programs.promtool("test", "rules", tests.toString());
            assertThat(run.succeeded()).as(run.said()).isTrue();
        }
    }

    private static PrometheusPrograms programs(String what) {
        PrometheusPrograms.Found found = PrometheusPrograms.found();
        assumeThat(found.programs()).as(found.leftOut(what)).isPresent();
        return found.programs().orElseThrow();
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void eachIsTestedBothWays() throws IOException {
        Set<String> fires = tested(true);
        Set<String> staysQuiet = tested(false);

        assertThat(ALL).hasSizeGreaterThan(20).extracting(Alert::name).doesNotHaveDuplicates();
        assertThat(fires).isEqualTo(ALL.stream().map(Alert::name).collect(Collectors.toSet()));
        assertThat(staysQuiet).isEqualTo(fires);
    }

    private static Set<String> tested(boolean firing) throws IOException {
        Set<String> tested = new TreeSet<>();
        for (Path file : tests()) {
            for (JsonNode test : new YAMLMapper().readTree(file.toFile()).path("tests")) {
                test.path("alert_rule_test")
                        .valueStream()
                        .filter(expected -> expected.path("exp_alerts").isEmpty() != firing)
                        .forEach(expected ->
                                tested.add(expected.path("alertname").asText()));
            }
        }
        return tested;
    }

    @Test
    void eachSaysHowBadItIsAndWhereToReadOn() {
        assertThat(ALL).allSatisfy(alert -> {
            assertThat(alert.severity()).as(alert.name()).isIn("critical", "warning");
            assertThat(alert.annotations().path("summary").asText())
                    .as(alert.name())
                    .isNotEmpty();
            assertThat(alert.annotations().path("description").asText())
                    .as(alert.name())
                    .isNotEmpty();
            assertThat(alert.annotations().path("runbook_url").asText())
                    .isEqualTo("docs/runbooks.md#" + alert.name().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void eachNamesOnlyMetricsThatAreDocumented() {
        assertThat(ALL)
                .allSatisfy(alert -> assertThat(MetricsPage.unknownIn(alert.expression()))
                        .as(alert.name())
                        .isEmpty());
    }

    /** Somebody is woken up by it: the page says what it means, what to look at, and what to do. */
    @Test
    void eachHasItsRunbookAndNoOtherHas() throws IOException {
        List<String> sections =
                Stream.of(Files.readString(RUNBOOKS).split("(?m)^### ")).skip(1).toList();

        assertThat(sections.stream().map(section -> section.lines().findFirst().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(Alert::name).toList());
        assertThat(sections)
                .allSatisfy(section -> assertThat(section)
                        .containsSubsequence(
                                "\n- **What it means.** ", "\n- **What to look at.** ", "\n- **What to do.** "));
    }

    @Test
    void thePanelsToLookAtExist() throws IOException {
        String runbooks = Files.readString(RUNBOOKS).replaceAll("\\s+", " ");
        Map<String, List<String>> titles = Dashboards.all().stream()
                .collect(Collectors.toMap(
                        dashboard -> dashboard.file().getFileName().toString().replace(".json", ""),
                        dashboard -> dashboard.json().findValuesAsText("title")));

        List<MatchResult> places = PLACES.matcher(runbooks).results().toList();

        assertThat(places)
                .hasSizeGreaterThan(20)
                .allSatisfy(place -> assertThat(titles.get(place.group(1)))
                        .containsAll(QUOTED.matcher(place.group(2))
                                .results()
                                .map(title -> title.group(1))
                                .toList()));
    }
}
