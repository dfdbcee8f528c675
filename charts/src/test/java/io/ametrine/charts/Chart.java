package io.ametrine.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the chart as it is installed, but for one thing: Helm's library shows no hooks, so what would be one is rendered as an
 * ordinary object.
 */
final class Chart {
    static final Path SOURCE = Path.of("ametrine").toAbsolutePath();
    /** Said each time: the library believes in Kubernetes 1.20. */
    static final String KUBERNETES = "1.33.0";

    private static final String HOOKS = "helm.sh/hook:";

    private final Path folder;

    private Chart(Path folder) {
        this.folder = folder;
    }

    static Chart copiedTo(Path folder) {
        try (Stream<Path> sources = Files.walk(SOURCE)) {
            for (Path source : sources.toList()) {
                Path target = folder.resolve(SOURCE.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
            Path migration = folder.resolve("templates/migration.yaml");
            Files.writeString(migration, Files.readString(migration).replace(HOOKS, "ametrine.io/would-be-hook:"));
            return new Chart(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Chart with(String file, String content) {
        try {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void without(String subfolder) throws IOException {
        Path doomed = folder.resolve(subfolder);
        if (Files.isDirectory(doomed)) {
            try (Stream<Path> files = Files.list(doomed)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What Helm makes of the values, as text. */
    String text(String release, String kubernetes, String values) {
        try {
            Path file = Files.createTempFile(folder.getParent(), "values", ".yaml");
            Files.writeString(file, values);
            TemplateCommand template = new Helm(folder)
                    .template()
                    .withName(release)
                    .withNamespace("charging")
                    .withKubeVersion(kubernetes)
                    .withValuesFile(file);
            return template.call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Manifests render(String values) {
        return Manifests.of(text("ametrine", KUBERNETES, values));
    }

    List<String> lint() {
        LintResult result = new Helm(folder).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }
}
