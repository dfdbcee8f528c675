package io.ametrine.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service tells Prometheus. */
record Scrape(String text) {
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)\\{(.*)} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** One series and its value. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(String service) {
        return of(service, "text/plain");
    }

    static Scrape of(String service, String accept) {
        String url = SharedInstallation.running().metricsUrls().getOrDefault(service, "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", accept)
                .header(
                        "X-API-Key",
                        SharedInstallation.running().firstApiKey().orElseThrow().reveal())
                .build();
        try {
            return new Scrape(CLIENT.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    Map<String, String> types() {
        return TYPE.matcher(text).results().collect(Collectors.toMap(type -> type.group(1), type -> type.group(2)));
    }

    /** The series of a family, buckets and sums too. */
    List<Sample> samples(String family) {
        Set<String> names = Set.of(family, family + "_bucket", family + "_count", family + "_sum");
        return SAMPLE.matcher(text)
                .results()
                .filter(sample -> names.contains(sample.group(1)))
                .map(sample ->
                        new Sample(sample.group(1), labels(sample.group(2)), Double.parseDouble(sample.group(3))))
                .toList();
    }

    double sum(String name) {
        return samples(name).stream()
                .filter(sample -> sample.name().equals(name))
                .mapToDouble(Sample::value)
                .sum();
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }
}
