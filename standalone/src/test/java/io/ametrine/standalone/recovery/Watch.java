package io.ametrine.standalone.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.charts.prometheus.AlertRules;
import io.ametrine.charts.prometheus.AlertRules.Alert;
import io.ametrine.charts.prometheus.Dashboards;
import io.ametrine.charts.prometheus.Dashboards.Query;
import io.ametrine.charts.prometheus.PrometheusPrograms;
import io.ametrine.charts.prometheus.PrometheusServer;
import io.ametrine.charts.prometheus.PrometheusServer.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real Prometheus that reads all processes of a cluster with the chart's alerts, and answers the questions of its dashboards; where
 * there is none to be had, nothing is watched.
 */
final class Watch implements AutoCloseable {
    static final PrometheusPrograms.Found PROGRAMS = PrometheusPrograms.found();

    private final Optional<PrometheusServer> prometheus;

    private Watch(Optional<PrometheusServer> prometheus) {
        this.prometheus = prometheus;
    }

    static Watch over(Cluster cluster) {
        Path folder = Path.of(
                "target", "prometheus", Long.toString(ProcessHandle.current().pid()));
        List<Target> targets = cluster.members().stream().map(Watch::target).toList();
        return new Watch(PROGRAMS.programs()
                .map(programs -> PrometheusServer.start(programs, folder.toAbsolutePath(), targets)));
    }

    private static Target target(Cluster.Member member) {
        Optional<String> key = member.service().equals("api-gateway") ? Optional.of(Cluster.API_KEY) : Optional.empty();
        return new Target(member.service(), member.url().replace("http://", ""), key);
    }

    /** All processes are read, each panel of each dashboard shows something, and nobody is woken up. */
    void check() {
        prometheus.ifPresent(server -> {
            Load.soon().untilAsserted(() -> {
                assertThat(server.query("up == 0")).isEmpty();
                assertThat(showingNothing(server)).isEmpty();
            });
            assertThat(server.rules())
                    .hasSameSizeAs(AlertRules.all())
                    .allSatisfy(rule -> assertThat(rule.path("health").asText())
                            .as(rule.toString())
                            .isEqualTo("ok"));
            assertThat(server.alerts().stream().filter(alert -> isCritical(alert) && isFiring(alert)))
                    .isEmpty();
            Load.soon().untilAsserted(() -> assertThat(aboutToFire(server)).isEmpty());
        });
    }

    private static List<Query> showingNothing(PrometheusServer server) {
        return Dashboards.expressions("1m").stream()
                .filter(query -> server.query(query.text()).stream()
                        .allMatch(series -> series.at("/value/1").asText().equals("NaN")))
                .toList();
    }

    /** Critical alerts that would fire if things stayed as they are. */
    private static List<String> aboutToFire(PrometheusServer server) {
        return AlertRules.all().stream()
                .filter(alert -> alert.severity().equals("critical"))
                .filter(alert -> !server.query(alert.expression()).isEmpty())
                .map(Alert::name)
                .toList();
    }

    private static boolean isCritical(JsonNode alert) {
        return alert.at("/labels/severity").asText().equals("critical");
    }

    private static boolean isFiring(JsonNode alert) {
        return alert.path("state").asText().equals("firing");
    }

    @Override
    public void close() {
        prometheus.ifPresent(PrometheusServer::close);
    }
}
