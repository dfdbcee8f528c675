package io.ametrine.platform.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** From the server's request to our head, with the limits on what a head may hold. */
final class RequestHeads {
    static final String ID = "X-Request-Id";
    private static final int MOST_HEADERS = 64;
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private RequestHeads() {}

    static RequestHead plain(HttpServerRequest request) {
        return new RequestHead(
                id(request.headers()),
                request.method().name(),
                Optional.ofNullable(request.path()).orElse("/"),
                Optional.ofNullable(request.uri()).orElse("/"),
                Map.of(),
                headers(request.headers()),
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress());
    }

    /** Reads the query too, which may be malformed. */
    static RequestHead checked(RequestHead plain, HttpServerRequest request) {
        if (request.headers().size() > MOST_HEADERS) {
            throw Problem.of(
                    431, "too-many-headers", "Too many headers", "At most " + MOST_HEADERS + " headers are read.");
        }
        return new RequestHead(
                plain.id(),
                plain.method(),
                plain.path(),
                plain.target(),
                query(Optional.ofNullable(request.query()).orElse("")),
                plain.headers(),
                plain.remoteAddress());
    }

    static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The query is not percent-encoded correctly at \"" + text + "\".");
        }
    }

    private static String id(MultiMap headers) {
        return Optional.ofNullable(headers.get(ID))
                .filter(given -> GOOD_ID.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Map<String, String> headers(MultiMap given) {
        Map<String, String> headers = new HashMap<>();
        given.forEach(entry -> headers.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return headers;
    }
}
