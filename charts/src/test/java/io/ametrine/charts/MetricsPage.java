package io.ametrine.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that docs/metrics.md names. */
final class MetricsPage {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_0-9]+)`[ *]*\\|");
    private static final Pattern METRIC = Pattern.compile("\\b(?:ametrine|hikaricp|jvm|process|system)_[a-z_0-9]+\\b");
    private static final Pattern PARTS = Pattern.compile("_(bucket|count|sum|max)$");
    private static final Set<String> NAMES = names();

    private MetricsPage() {}

    private static Set<String> names() {
        try {
            return ROW.matcher(Files.readString(PAGE))
                    .results()
                    .map(row -> row.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The metrics in an expression that the page does not name. */
    static List<String> unknownIn(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .filter(metric -> !NAMES.contains(metric))
                .filter(metric -> !NAMES.contains(PARTS.matcher(metric).replaceFirst("")))
                .distinct()
                .toList();
    }
}
