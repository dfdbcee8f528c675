package io.ametrine.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The chart, and each set of values rendered once for all tests. */
final class Rendered {
    private static final Path FOLDER = Path.of("target/charts");
    private static final Chart CHART = fresh();
    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    private Rendered() {}

    static Chart chart() {
        return CHART;
    }

    /** A copy that a test may write into. */
    static Chart fresh() {
        try {
            Files.createDirectories(FOLDER);
            return Chart.copiedTo(Files.createTempDirectory(FOLDER, "copy").resolve("ametrine"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Manifests with(String valueSet) {
        return RENDERED.computeIfAbsent(valueSet, name -> CHART.render(ValueSets.text(name)));
    }
}
