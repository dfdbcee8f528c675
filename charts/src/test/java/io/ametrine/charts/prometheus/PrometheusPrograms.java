package io.ametrine.charts.prometheus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The two programs of Prometheus: those on the PATH, else those of Debian's package, kept in the chart's target. */
public record PrometheusPrograms(Path prometheus, Path promtool) {
    private static final Path CACHE =
            Path.of("../charts/target/programs").toAbsolutePath().normalize();
    private static final Found FOUND = find();

    /** Or why there are none. */
    public record Found(Optional<PrometheusPrograms> programs, String why) {
        /** For an assumption: what is left out, and what to do about it. */
        public String leftOut(String what) {
            return what
                    + " is left out: there is no prometheus and no promtool. Install your distribution's package prometheus ("
                    + why + ")";
        }
    }

    public static Found found() {
        return FOUND;
    }

    private static Found find() {
        Optional<PrometheusPrograms> installed = onThePath();
        if (installed.isPresent()) {
            return new Found(installed, "");
        }
        try {
            Path binaries = new DebianPackage("prometheus", CACHE).unpacked().resolve("usr/bin");
            PrometheusPrograms unpacked =
                    new PrometheusPrograms(binaries.resolve("prometheus"), binaries.resolve("promtool"));
            return unpacked.promtool("--version").succeeded()
                    ? new Found(Optional.of(unpacked), "")
                    : new Found(Optional.empty(), "the one of Debian does not run here");
        } catch (IOException failure) {
            return new Found(Optional.empty(), String.valueOf(failure.getMessage()));
        }
    }

    private static Optional<PrometheusPrograms> onThePath() {
        return onThePath("prometheus")
                .flatMap(prometheus ->
                        onThePath("promtool").map(promtool -> new PrometheusPrograms(prometheus, promtool)));
    }

    private static Optional<Path> onThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How promtool ended, and what it said. */
    public Tool promtool(String... arguments) throws IOException {
        Files.createDirectories(CACHE);
        return Tool.run(
                CACHE,
                Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments))
                        .toList());
    }
}
