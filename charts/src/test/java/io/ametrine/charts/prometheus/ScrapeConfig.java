package io.ametrine.charts.prometheus;

import io.ametrine.charts.prometheus.PrometheusServer.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prometheus' configuration, which being JSON is YAML too: each service under its name, as the chart's ServiceMonitors do it. */
final class ScrapeConfig {
    private ScrapeConfig() {}

    static Map<String, Object> of(List<Target> targets, Duration interval, List<Path> rules) {
        return Map.of(
                "global",
                Map.of(
                        "scrape_interval",
                        interval.toSeconds() + "s",
                        "evaluation_interval",
                        interval.toSeconds() + "s"),
                "rule_files",
                rules.stream().map(Path::toString).toList(),
                "scrape_configs",
                IntStream.range(0, targets.size())
                        .mapToObj(number -> job(number, targets.get(number)))
                        .toList());
    }

    private static Map<String, Object> job(int number, Target target) {
        Map<String, Object> job = new HashMap<>(Map.of(
                "job_name",
                target.service() + "-" + number,
                "honor_labels",
                true,
                "static_configs",
                List.of(Map.of("targets", List.of(target.address()), "labels", Map.of("service", target.service())))));
        target.key().ifPresent(key -> job.put("authorization", Map.of("credentials", key)));
        return job;
    }
}
