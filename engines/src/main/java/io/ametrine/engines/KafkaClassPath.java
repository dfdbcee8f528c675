package io.ametrine.engines;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jars a Kafka process needs, found among those of this JVM: plain paths, jars that name others, or URL loaders.
 * They come sorted, and our own code last: a cache holds for one order of jars, and for more entries behind them.
 */
record KafkaClassPath(List<Path> jars, List<Path> own) {
    static KafkaClassPath ofThisJvm() {
        Set<Path> all = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry).toAbsolutePath().normalize(), all);
            }
        }
        if (KafkaMain.class.getClassLoader() instanceof URLClassLoader loader) {
            Arrays.stream(loader.getURLs()).flatMap(KafkaClassPath::file).forEach(jar -> add(jar, all));
        }
        List<Path> own = codeSource(KafkaMain.class).stream().toList();
        all.removeAll(own);
        return new KafkaClassPath(needed(all, names()), own);
    }

    /** What is needed; when the jars go by other names, all of them. */
    static List<Path> needed(Set<Path> all, Set<String> names) {
        List<Path> needed = all.stream()
                .filter(entry -> names.contains(artifact(entry)))
                .sorted()
                .toList();
        Set<String> found = needed.stream().map(KafkaClassPath::artifact).collect(Collectors.toSet());
        return found.containsAll(names) ? needed : List.copyOf(all);
    }

    /** As the java program wants it. */
    String withOwn() {
        return join(Stream.concat(jars.stream(), own.stream()));
    }

    String withoutOwn() {
        return join(jars.stream());
    }

    /** The artifact of a jar's file name: the name up to its version. */
    static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("(-\\d[^/]*)?\\.jar$", "");
    }

    private static Set<String> names() {
        try (InputStream list = KafkaClassPath.class.getResourceAsStream("kafka-jars.txt")) {
            if (list == null) {
                throw new EngineException("kafka-jars.txt is missing; build the module engines with Maven.");
            }
            String jars = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Stream.of(jars.split(":", -1))
                    .map(Path::of)
                    .map(KafkaClassPath::artifact)
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new EngineException("kafka-jars.txt cannot be read", failure);
        }
    }

    private static void add(Path entry, Set<Path> all) {
        if (Files.notExists(entry) || !all.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        for (Path named : namedBy(entry)) {
            add(named, all);
        }
    }

    /** The Class-Path of a jar's manifest, as `java -jar` and Surefire use it. */
    private static List<Path> namedBy(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = file.getManifest();
            @Nullable
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (value == null) {
                return List.of();
            }
            URI base = jar.toUri();
            return Stream.of(value.strip().split("\\s+", -1))
                    .filter(entry -> !entry.isEmpty())
                    .map(base::resolve)
                    .filter(entry -> "file".equals(entry.getScheme()))
                    .map(Path::of)
                    .toList();
        } catch (IOException notAJar) {
            return List.of();
        }
    }

    private static Optional<Path> codeSource(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? Optional.empty() : file(source.getLocation()).findFirst();
    }

    private static Stream<Path> file(URL url) {
        try {
            return "file".equals(url.getProtocol()) ? Stream.of(Path.of(url.toURI())) : Stream.empty();
        } catch (URISyntaxException odd) {
            return Stream.empty();
        }
    }

    private static String join(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
