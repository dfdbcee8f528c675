package io.ametrine.charts.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The alerts that the chart brings. */
public final class AlertRules {
    private static final Path FOLDER =
            Path.of("../charts/ametrine/rules").toAbsolutePath().normalize();

    private AlertRules() {}

    /** One alert as it is written. */
    public record Alert(String name, String expression, String severity, JsonNode annotations) {
        private static Alert of(JsonNode rule) {
            return new Alert(
                    rule.path("alert").asText(),
                    rule.path("expr").asText(),
                    rule.at("/labels/severity").asText(),
                    rule.path("annotations"));
        }
    }

    public static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<Alert> all() {
        return files().stream()
                .flatMap(file -> read(file).path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has("alert"))
                .map(Alert::of)
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }
}
