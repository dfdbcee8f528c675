package io.ametrine.platform.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All endpoints of a server; two for the same method and path stop it at the start. */
final class RouteTable {
    private final Map<Integer, List<Path>> bySize = new TreeMap<>();
    private final Function<String, Problem> elsewhere;

    private record Path(PathTemplate template, Map<String, Endpoint> methods) {}

    /** The endpoint, and the path parameters taken from the request. */
    record Match(Endpoint endpoint, Map<String, String> parameters) {}

    RouteTable(List<Endpoint> endpoints) {
        this(endpoints, RouteTable::unknownPath);
    }

    RouteTable(List<Endpoint> endpoints, Function<String, Problem> elsewhere) {
        this.elsewhere = elsewhere;
        Map<String, Path> byShape = new TreeMap<>();
        for (Endpoint endpoint : endpoints) {
            Path path = byShape.computeIfAbsent(
                    endpoint.template().shape(), _ -> new Path(endpoint.template(), new TreeMap<>()));
            if (path.methods().putIfAbsent(endpoint.method(), endpoint) != null) {
                throw new IllegalStateException("Two endpoints for " + endpoint.method() + " "
                        + endpoint.template().text());
            }
        }
        byShape.values().stream()
                .sorted(Comparator.comparing(path -> path.template().precedence()))
                .forEach(path -> bySize.computeIfAbsent(
                                path.template().segments().size(), _ -> new ArrayList<>())
                        .add(path));
    }

    Match find(String method, String rawPath) {
        List<String> segments =
                PathTemplate.split(rawPath).stream().map(RouteTable::decoded).toList();
        for (Path path : bySize.getOrDefault(segments.size(), List.of())) {
            if (path.template().match(segments).isPresent()) {
                Endpoint endpoint = endpoint(path, method, rawPath);
                return new Match(endpoint, endpoint.template().match(segments).orElseThrow());
            }
        }
        throw elsewhere.apply(rawPath);
    }

    static Problem unknownPath(String path) {
        return Problem.of(
                404,
                "unknown-path",
                "Unknown path",
                "There is nothing at " + path + ". /openapi.json lists every path.");
    }

    private static Endpoint endpoint(Path path, String method, String rawPath) {
        Endpoint endpoint = path.methods().get(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            String allowed = String.join(", ", new TreeSet<>(path.methods().keySet()));
            throw Problem.of(405, "method-not-allowed", "Method not allowed", rawPath + " understands " + allowed + ".")
                    .header("Allow", allowed);
        }
        return endpoint;
    }

    private static String decoded(String segment) {
        try {
            String text = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return TextValue.printable(text, "The path");
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The path is not percent-encoded correctly at \"" + segment + "\".");
        }
    }
}
