package io.ametrine.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/metrics.md. */
record MetricsPage(List<Row> rows) {
    private static final Path PAGE = Path.of("..").toAbsolutePath().normalize().resolve("docs/metrics.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(\\w+)`( \\*)? \\| (\\w+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`(?:: ([^`;]+))?");
    private static final Set<String> MODULES =
            Set.of("provisioning", "authorization", "transactions", "monitoring", "smart-charging", "security");

    /**
     * One metric.
     *
     * @param labels with their values where the page lists them
     * @param later its series appear with the first event
     */
    record Row(
            String name, String type, Map<String, Optional<Set<String>>> labels, Set<String> services, boolean later) {
        boolean isOf(String service) {
            return services.contains("all")
                    || services.contains(service)
                    || (services.contains("modules") && MODULES.contains(service));
        }

        /** The families that it is scraped as. */
        Stream<String> families() {
            return type.equals("histogram") || type.equals("summary")
                    ? Stream.of(name, name + "_max")
                    : Stream.of(name);
        }
    }

    static MetricsPage read() {
        try {
            return new MetricsPage(ROW.matcher(Files.readString(PAGE))
                    .results()
                    .map(row -> new Row(
                            row.group(1),
                            row.group(3),
                            labels(row.group(4)),
                            Set.of(row.group(5).strip().split(", ")),
                            row.group(2) != null))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Optional<Set<String>>> labels(String cell) {
        Map<String, Optional<Set<String>>> labels = new HashMap<>();
        Matcher label = LABEL.matcher(cell);
        while (label.find()) {
            labels.put(
                    label.group(1),
                    Optional.ofNullable(label.group(2))
                            .map(values -> Set.of(values.strip().split(", "))));
        }
        return labels;
    }

    List<Row> of(String service) {
        return rows.stream().filter(row -> row.isOf(service)).toList();
    }

    Set<String> families(String service, boolean alsoLater) {
        return of(service).stream()
                .filter(row -> alsoLater || !row.later())
                .flatMap(Row::families)
                .collect(Collectors.toSet());
    }
}
