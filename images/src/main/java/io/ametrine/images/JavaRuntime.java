package io.ametrine.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A Java runtime of the modules that services use, cut from the JDK that this program runs on. */
record JavaRuntime(Path folder) {
    /** What jdeps finds in the services' jars, and what is only asked for by name: DNS, sockets' options, zip file systems, JFR. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Other programs than java, and the side of java.desktop that draws: only its beans are used. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "bin/(?!java$).*|lib/lib(awt|fontmanager|freetype|javajpeg|jawt|jsound|lcms|mlib_image|splashscreen).*");

    private static final ToolProvider JLINK = ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IllegalStateException(
                    "This Java has no jlink, which makes the runtime of images from scratch. Use a whole JDK, or give"
                            + " another base: --base <image>."));

    static JavaRuntime link(Path folder) {
        delete(folder);
        int status = JLINK.run(
                System.out,
                System.err,
                "--add-modules",
                String.join(",", MODULES),
                "--no-header-files",
                "--no-man-pages",
                "--compress=zip-0",
                "--output",
                folder.toString());
        if (status != 0) {
            throw new IllegalStateException("jlink ended with status " + status + "; what it says stands above.");
        }
        JavaRuntime runtime = new JavaRuntime(folder.toAbsolutePath().normalize());
        runtime.archiveClasses();
        return runtime;
    }

    /** The JDK's own classes as the JVM keeps them in memory, for compact headers: jlink leaves the JDK's archive behind. */
    private void archiveClasses() {
        try {
            Process process = new ProcessBuilder(
                            java(), "-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xshare:dump")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The runtime cannot archive its classes: " + said);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the runtime archived its classes", stopped);
        }
    }

    /** What of it goes into images. */
    List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !LEFT_OUT.matcher(nameOf(file)).matches())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String nameOf(Path file) {
        return folder.relativize(file).toString();
    }

    private String java() {
        return folder.resolve("bin/java").toString();
    }

    static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
