package io.ametrine.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;

/** What the benchmark asks the REST API for. */
final class Rest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String apiKey;

    Rest(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    void put(String path, String json) {
        String answer = send("PUT", path, json);
        if (!answer.startsWith("2")) {
            throw new IllegalStateException("PUT " + path + " answered " + answer);
        }
    }

    /** Many, as many at once as there are cores. */
    void putAll(int count, java.util.function.IntFunction<String> path, java.util.function.IntFunction<String> json) {
        IntStream.rangeClosed(1, count).parallel().forEach(number -> put(path.apply(number), json.apply(number)));
    }

    String post(String path, String json) {
        return send("POST", path, json);
    }

    private String send(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
