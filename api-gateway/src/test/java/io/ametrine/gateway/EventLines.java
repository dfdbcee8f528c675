package io.ametrine.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads an event stream line by line until it ends, in the background. */
final class EventLines {
    private EventLines() {}

    static List<String> read(HttpClient client, HttpRequest request) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try {
                client.send(request, BodyHandlers.ofLines()).body().forEach(lines::add);
            } catch (IOException | UncheckedIOException | InterruptedException ended) {
                lines.add("ended");
            }
        });
        return lines;
    }
}
