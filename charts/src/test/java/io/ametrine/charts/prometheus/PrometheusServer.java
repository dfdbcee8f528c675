package io.ametrine.charts.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Prometheus of its own that reads the services it is told of, on loopback, with the chart's rules and its data in a folder. */
public final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final String url;

    /** Where a service's /metrics are, as host:port, and the key it wants to see; its name becomes a label, as the chart makes it one. */
    public record Target(String service, String address, Optional<String> key) {}

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it; {@link #isReady} says when it may be asked. */
    public static PrometheusServer start(PrometheusPrograms programs, Path folder, List<Target> targets) {
        try {
            Files.createDirectories(folder);
            Path config = folder.resolve("prometheus.json");
            JSON.writeValue(config.toFile(), ScrapeConfig.of(targets, INTERVAL, AlertRules.files()));
            String address = "127.0.0.1:" + freePort();
            Process process = new ProcessBuilder(
                            programs.prometheus().toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new PrometheusServer(process, "http://" + address);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return url;
    }

    public boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            if (process.isAlive()) {
                return false;
            }
            throw new AssertionError("Prometheus ended with " + process.exitValue(), notYet);
        }
    }

    /** The series that an expression yields now. */
    public List<JsonNode> query(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result")
                .valueStream()
                .toList();
    }

    /** The alerts that are pending or firing. */
    public List<JsonNode> alerts() {
        return data("/api/v1/alerts").path("alerts").valueStream().toList();
    }

    /** The chart's alerts as it has read them. */
    public List<JsonNode> rules() {
        return data("/api/v1/rules")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private JsonNode data(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body()).path("data");
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
