package io.ametrine.charts.prometheus;

import io.ametrine.charts.prometheus.PrometheusServer.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prometheus' configuration, which being JSON is YAML too: each service under its name, as the chart's ServiceMonitor does it. */
final class ScrapeConfig {
    private ScrapeConfig() {}

    static Map<String, Object> of(List<Target> targets, Duration interval, List<Path> rules) {
        return Map.of(
                "global",
                Map.of("scrape_interval", interval.toSeconds() + "s", "evaluation_interval", interval.toSeconds() + "s"),
                "rule_files",
                rules.stream().map(Path::toString).toList(),
                "scrape_configs",
                List.of(Map.of(
                        "job_name",
                        "ametrine",
                        "honor_labels",
                        true,
                        "static_configs",
                        targets.stream().map(ScrapeConfig::of).toList())));
    }

    private static Map<String, Object> of(Target target) {
        return Map.of("targets", List.of(target.address()), "labels", Map.of("service", target.service()));
    }
}
