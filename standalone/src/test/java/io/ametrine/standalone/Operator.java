package io.ametrine.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** An operator at the REST API. */
public final class Operator {
    /** What the API answered. */
    public record Reply(int status, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String apiKey;

    public Operator(String base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    public Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Reply put(String path, String body) {
        return send("PUT", path, Optional.of(body));
    }

    public Reply command(String station, String action, String request) {
        return send("POST", "/api/v1/stations/" + station + "/commands/" + action, Optional.of(request));
    }

    /** However often it is sent under one key, it is one command. */
    public Reply command(String station, String action, String request, String key) {
        return send(
                "POST",
                "/api/v1/stations/" + station + "/commands/" + action,
                Optional.of(request),
                "Idempotency-Key",
                key);
    }

    public void registerStation(String station, String password) {
        Reply reply = put("/api/v1/stations/" + station, "{\"password\": \"" + password + "\"}");
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply);
        }
    }

    public void registerToken(String token) {
        Reply reply = put("/api/v1/tokens/ISO14443/" + token, "{}");
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply);
        }
    }

    private Reply send(String method, String path, Optional<String> body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        HttpRequest request = builder.timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
