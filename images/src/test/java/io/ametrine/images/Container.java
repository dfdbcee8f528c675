package io.ametrine.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An image that runs without an engine: its configuration's command in its unpacked root. As root, confined in a mount namespace of
 * its own; otherwise by the image's own Java, but in this machine's root.
 */
final class Container implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Path SCRIPT =
            Path.of("src/test/resources/container.sh").toAbsolutePath();

    private final ImageTarball image;
    private final Path root;
    private final Map<String, String> settings;
    private final Path output;
    private final Process process;

    private Container(ImageTarball image, Path root, Map<String, String> settings) {
        this.image = image;
        this.root = root;
        this.settings = Map.copyOf(settings);
        this.output = root.resolveSibling("output.log");
        this.process = begin(image.strings("Entrypoint"), output);
    }

    /** With what engines put into a root themselves: mount points, and the names of hosts. */
    static Container run(ImageTarball image, Path folder, Map<String, String> settings) {
        Path root = image.unpackInto(folder.resolve("root"));
        try {
            for (String mountPoint : List.of("proc", "dev")) {
                Files.createDirectories(root.resolve(mountPoint));
            }
            Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
            return new Container(image, root, settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether this test may do what container engines do. */
    static boolean isConfined() {
        try {
            return new ProcessBuilder("unshare", "--mount", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private Process begin(List<String> command, Path log) {
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(settings);
        ProcessBuilder builder = new ProcessBuilder(isConfined() ? confined(command) : unconfined(command));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> confined(List<String> command) {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "/bin/sh"));
        all.addAll(List.of(
                SCRIPT.toString(),
                root.toString(),
                image.config().path("User").asText(),
                image.environment().getOrDefault("PATH", "")));
        all.addAll(command);
        return all;
    }

    private List<String> unconfined(List<String> command) {
        List<String> all = new ArrayList<>(List.of(root + "/opt/java/openjdk/bin/java"));
        command.stream()
                .skip(1)
                .map(word -> word.replaceFirst("^/app/", root + "/app/"))
                .forEach(all::add);
        return all;
    }

    /** Runs another command beside, as a health check is; returns its status and what it says. */
    String exec(List<String> command) {
        Path log = root.resolveSibling("exec.log");
        try {
            Process beside = begin(command, log);
            if (!beside.waitFor(1, TimeUnit.MINUTES)) {
                beside.destroyForcibly();
                throw new AssertionError(command + " does not end");
            }
            return beside.exitValue() + " " + Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Status and body; "0" while nobody listens. */
    String get(String path) {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended with " + process.exitValue() + ": " + output());
        }
        URI address = URI.create("http://127.0.0.1:" + settings.get("AMETRINE_HTTP_PORT") + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException _) {
            return "0";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks the process to end; the status that it ends with. */
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end by SIGTERM: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
