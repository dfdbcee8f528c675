package io.ametrine.images;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Images made once for all tests: a node's and a module's, on nothing but what this machine has. */
final class TestImages {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Release RELEASE =
            Release.of("0123456789abcdef0123456789abcdef01234567", Optional.of("https://example.org/ametrine"));
    static final Instant TIME = RELEASE.created();

    private static final Path FOLDER = Path.of("target/test-images").toAbsolutePath();
    private static final Map<String, ImageTarball> MADE = new ConcurrentHashMap<>();
    private static final Map<String, ImageMaker> MAKERS = new ConcurrentHashMap<>();

    private TestImages() {}

    static ServiceImage service(String name) {
        return ServiceImage.ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ImageTarball of(String name) {
        return MADE.computeIfAbsent(name, service -> ImageTarball.read(make("once", service)));
    }

    static Path make(String turn, String service) {
        ImageMaker maker = maker(turn);
        Path file = FOLDER.resolve(turn).resolve(service + ".tar");
        maker.writeTo(file, service(service));
        return file;
    }

    /** In each {@code turn} everything is made anew, the runtime too: layers of an earlier run would make any build reproducible. */
    static ImageMaker maker(String turn) {
        assumeFalse(
                System.getProperty("maven.offline", "").endsWith("true") && Files.notExists(sbom("transactions")),
                "Maven leaves out the SBOM when it runs offline (-o)");
        return MAKERS.computeIfAbsent(
                turn,
                _ -> ImageMaker.on(
                        new Base.Scratch(), ROOT, fresh(FOLDER.resolve(turn)).resolve("work"), RELEASE));
    }

    static Path sbom(String service) {
        return ROOT.resolve(service(service).folder()).resolve("target").resolve(service + "-sbom.json");
    }

    private static Path fresh(Path folder) {
        try {
            JavaRuntime.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
