package io.ametrine.platform.rest;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A server on a free port and a client that is "reader", "operator" or "admin". */
final class RunningServer implements AutoCloseable {
    final Health health = new Health(Duration.ofMillis(300));
    final ServiceServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(Object... resources) {
        server = ServiceServer.start(
                new HttpConfig("127.0.0.1", 0),
                RunningServer::caller,
                health,
                Metrics.forService("bookshop"),
                resources);
    }

    private static Caller caller(RequestHead head) {
        String role = head.header("X-Role").orElseThrow(() -> Problem.unauthorized("Say who you are in X-Role."));
        Set<Role> roles = Arrays.stream(role.split(","))
                .flatMap(name -> Role.of(name).stream())
                .collect(Collectors.toSet());
        return new Caller("default", role, roles);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(10))
                .header("X-Role", "operator");
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
