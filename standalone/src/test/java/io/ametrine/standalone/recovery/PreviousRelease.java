package io.ametrine.standalone.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The services of the release before this one, built from its commit in this repository; kept under target as long as the commit
 * stays the same.
 */
final class PreviousRelease {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SERVICES = "central-system,modules/provisioning,modules/authorization,"
            + "modules/transactions,modules/monitoring,modules/smart-charging,modules/security,api-gateway";

    /** A folder like this repository's with the jars in it, or why there is none. */
    record Outcome(Optional<Path> root, String why) {}

    private PreviousRelease() {}

    static Outcome built() {
        String commit = commit();
        Path folder = Path.of("target", "previous", commit).toAbsolutePath();
        if (Files.exists(folder.resolve("built"))) {
            return new Outcome(Optional.of(folder), "");
        }
        try {
            if (run(ROOT, "git", "cat-file", "-e", commit + "^{commit}") != 0) {
                return new Outcome(
                        Optional.empty(),
                        "this clone has no commit " + commit + " (a shallow one? git fetch --unshallow brings it)");
            }
        } catch (IOException _) {
            return new Outcome(Optional.empty(), "there is no git on the PATH to take commit " + commit + " from");
        }
        try {
            build(commit, folder);
            return new Outcome(Optional.of(folder), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String commit() {
        Properties previous = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/test/resources/previous-release.properties"))) {
            previous.load(in);
            return previous.getProperty("commit");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void build(String commit, Path folder) throws IOException {
        Path archive = folder.resolveSibling(commit + ".tar");
        Files.createDirectories(folder);
        require(run(ROOT, "git", "archive", "--output", archive.toString(), commit), "git archive");
        require(run(folder, "tar", "-xf", archive.toString()), "tar");
        Files.delete(archive);
        withoutChecks(folder);
        takeSchemas(folder);
        require(run(folder, maven()), "the build of commit " + commit);
        Files.createFile(folder.resolve("built"));
    }

    /** It was checked when it was made: now only its jars are wanted, and quickly, from a compiler that stays in Maven's own JVM. */
    private static void withoutChecks(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                Files.writeString(
                        pom,
                        Files.readString(pom)
                                .replaceAll("(?m)^.*<type>test-jar</type><scope>test</scope>.*$", "")
                                .replaceAll("<arg>-(Xplugin|Xlint|J)[^<]*</arg>", "")
                                .replaceAll("(?s)<annotationProcessorPaths>.*?</annotationProcessorPaths>", "")
                                .replaceAll("(?s)<execution>\\s*<id>jdk-25</id>.*?</execution>", "")
                                .replace("<fork>true</fork>", "<fork>false</fork><proc>none</proc>")
                                .replace("<arg>-Werror</arg>", ""));
            }
        }
    }

    /** The same files, as their checksum proves to the build, which would fetch them again. */
    private static void takeSchemas(Path folder) throws IOException {
        Path fetched = ROOT.resolve("ocpp-schemas/target/npm");
        if (Files.isDirectory(fetched)) {
            Path target = folder.resolve("ocpp-schemas/target");
            Files.createDirectories(target);
            require(run(folder, "cp", "-r", fetched.toString(), target.toString()), "cp");
        }
    }

    private static String[] maven() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--quiet",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "--projects",
                SERVICES,
                "--also-make",
                "package"));
        if (System.getProperty("maven.offline").endsWith("true")) {
            command.add(1, "--offline");
        }
        return command.toArray(String[]::new);
    }

    private static void require(int status, String what) throws IOException {
        if (status != 0) {
            throw new IOException(what + " ended with " + status + "; see target/previous-build.log");
        }
    }

    private static int run(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "previous-build.log").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end within 10 minutes");
            }
            return process.exitValue();
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
