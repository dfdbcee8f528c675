package io.ametrine.standalone;

import io.ametrine.engines.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A service started from its own jar as its own process, told everything by its environment. */
public final class ServiceProcess implements AutoCloseable {
    static final String INTERNAL_SECRET = "an-internal-secret-of-the-tests-0123456789";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path output;
    private final int httpPort;

    private ServiceProcess(Process process, Path output, int httpPort) {
        this.process = process;
        this.output = output;
        this.httpPort = httpPort;
    }

    /** Starts the service whose jar was built in {@code jar}, such as modules/transactions. */
    public static ServiceProcess start(String jar, Engines engines, Map<String, String> more, String... arguments) {
        return start(Path.of("..").toAbsolutePath().normalize(), jar, engines, more, arguments);
    }

    /** Starts the one that was built in another copy of the repository. */
    public static ServiceProcess start(
            Path root, String jar, Engines engines, Map<String, String> more, String... arguments) {
        int httpPort = Integer.parseInt(more.getOrDefault("AMETRINE_HTTP_PORT", Integer.toString(freePort())));
        Map<String, String> environment = new HashMap<>(shared(jar, engines));
        environment.putAll(more);
        environment.put("AMETRINE_HTTP_PORT", Integer.toString(httpPort));
        String name = Path.of(jar).getFileName().toString();
        Path output = Path.of("target", name + "-" + httpPort + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                root.resolve(jar).resolve("target").resolve(name + ".jar").toString()));
        builder.command(
                Stream.concat(builder.command().stream(), Stream.of(arguments)).toList());
        builder.environment().keySet().removeIf(key -> key.startsWith("AMETRINE_"));
        builder.environment().putAll(environment);
        try {
            return new ServiceProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output,
                    httpPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> shared(String jar, Engines engines) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AMETRINE_KAFKA_BOOTSTRAP", engines.kafkaBootstrap());
        if (!jar.equals("api-gateway")) {
            environment.put("AMETRINE_REDIS_URL", engines.redisUrl());
        }
        if (!jar.equals("central-system")) {
            environment.put("AMETRINE_INTERNAL_SECRET", INTERNAL_SECRET);
        }
        if (jar.startsWith("modules/")) {
            environment.put("AMETRINE_DATABASE_URL", engines.jdbcUrl());
            environment.put("AMETRINE_DATABASE_USER", engines.databaseUser());
            environment.put("AMETRINE_DATABASE_PASSWORD", engines.databasePassword());
        }
        return environment;
    }

    /** Below the ports that the kernel gives to outgoing connections, so that a service finds it free again when it is restarted. */
    public static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // taken: another one
            }
        }
        throw new AssertionError("No free port between 10,000 and 20,000");
    }

    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    public boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "A service ended with " + process.exitValue() + "; see target/*-" + httpPort + ".log");
        }
        return answers("/health/ready");
    }

    boolean isLive() {
        return answers("/health/live");
    }

    private boolean answers(String path) {
        return get(path).filter(response -> response.statusCode() == 200).isPresent();
    }

    /** What its readiness says, whatever it is; nothing while it does not listen. */
    String readiness() {
        return get("/health/ready").map(HttpResponse::body).orElse("");
    }

    private Optional<HttpResponse<String>> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** By SIGTERM; how long that takes. */
    public Duration stop() {
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The status that it ends with by itself. */
    int awaitEnd() {
        try {
            return process.onExit().get(1, TimeUnit.MINUTES).exitValue();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has taken of the processors so far. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly();
    }

    /** As if its machine stood still: nothing of it moves, and all its connections stay open. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
