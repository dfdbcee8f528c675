package io.ametrine.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a station's frames as they pass. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Follows a station's frames until Ctrl-C, refused handshakes included.")
final class TraceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<station>", description = "The station's id.")
    private String station = "";

    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "The REST API (${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--api-key",
            defaultValue = "${env:AMETRINE_API_KEY}",
            description =
                    "Default: AMETRINE_API_KEY, else the key that a running `ametrine up` keeps for its owner in the data folder.")
    private Optional<String> apiKey = Optional.empty();

    @Option(names = "--data", defaultValue = "data", description = "That data folder (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--payloads",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Print the payloads, too.")
    private boolean payloads;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> key = apiKey.filter(text -> !text.isBlank()).or(() -> LocalKey.find(data));
        if (key.isEmpty()) {
            System.err.println("There is no API key: set AMETRINE_API_KEY or give --api-key.");
            return 1;
        }
        String id = URLEncoder.encode(station, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/stations/" + id + "/trace?follow"))
                .header("Authorization", "Bearer " + key.get())
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            return print(response);
        } catch (java.net.ConnectException _) {
            System.err.println("Nothing answers at " + url + ". Is `./ametrine up` running?");
            return 1;
        }
    }

    private int print(HttpResponse<Stream<String>> response) {
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                System.err.println("Refused with " + response.statusCode() + ":");
                lines.forEach(System.err::println);
                return 1;
            }
            System.out.println("Following " + station + "; Ctrl-C ends.");
            TraceLines readable = new TraceLines(payloads);
            lines.filter(line -> line.startsWith("data:"))
                    .map(line -> readable.of(line.substring("data:".length())))
                    .forEach(System.out::println);
        }
        System.err.println("The stream ended.");
        return 0;
    }
}
