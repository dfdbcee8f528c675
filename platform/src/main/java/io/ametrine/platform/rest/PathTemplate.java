package io.ametrine.platform.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with {parameters}, one per segment. */
public record PathTemplate(String text, List<String> segments) {
    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    static List<String> split(String path) {
        return Arrays.asList(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /** The parameters if the decoded segments fit. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = segments.get(i);
            if (isParameter(expected)) {
                parameters.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** Two templates of one shape match the same paths. */
    public String shape() {
        return String.join(
                "/", segments.stream().map(s -> isParameter(s) ? "{}" : s).toList());
    }

    /** Literal segments win over parameters, the earlier the stronger: parameters sort last. */
    String precedence() {
        return String.join(
                "/", segments.stream().map(s -> isParameter(s) ? "\uffff" : "0").toList());
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
