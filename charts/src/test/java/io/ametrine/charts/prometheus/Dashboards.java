package io.ametrine.charts.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Grafana dashboards that the chart brings, and what their panels ask. */
public final class Dashboards {
    private static final Path FOLDER =
            Path.of("../charts/ametrine/dashboards").toAbsolutePath().normalize();

    private Dashboards() {}

    /** One question of one panel: an expression of Prometheus or a statement of SQL, as it stands in the dashboard. */
    public record Query(String dashboard, String panel, String text) {
        @Override
        public String toString() {
            return dashboard + ", " + panel + ": " + text;
        }
    }

    /** One file of it. */
    public record Dashboard(Path file, JsonNode json) {
        public String name() {
            return file.getFileName().toString();
        }

        public Stream<JsonNode> panels() {
            return json.path("panels")
                    .valueStream()
                    .filter(panel -> !panel.path("type").asText().equals("row"));
        }

        private Stream<Query> queries(String field) {
            return panels().flatMap(panel -> panel.path("targets")
                    .valueStream()
                    .filter(target -> target.has(field))
                    .map(target -> new Query(
                            name(),
                            panel.path("title").asText(),
                            target.path(field).asText())));
        }
    }

    public static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboards::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }

    /** With Grafana's variables filled in: everything, and rates over this time. */
    public static List<Query> expressions(String rateInterval) {
        return all().stream()
                .flatMap(dashboard -> dashboard.queries("expr"))
                .map(query -> new Query(
                        query.dashboard(),
                        query.panel(),
                        query.text()
                                .replace("$__rate_interval", rateInterval)
                                .replace("$__range", rateInterval)
                                .replaceAll("\\$(namespace|tenant)\\b", ".*")))
                .toList();
    }

    /** With Grafana's macros filled in: this station of this tenant, the hour before and after now. */
    public static List<Query> statements(String tenant, String station) {
        return all().stream()
                .flatMap(dashboard -> dashboard.queries("rawSql"))
                .map(query -> new Query(
                        query.dashboard(),
                        query.panel(),
                        query.text()
                                .replace("${tenant:sqlstring}", "'" + tenant + "'")
                                .replace("${station:sqlstring}", "'" + station + "'")
                                .replaceAll(
                                        "\\$__timeFilter\\((\\w+)\\)", "$1 between \\$__timeFrom() and \\$__timeTo()")
                                .replace("$__timeFrom()", "(now() - interval '1 hour')")
                                .replace("$__timeTo()", "(now() + interval '1 hour')")))
                .toList();
    }
}
