package io.ametrine.platform.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A refusal as RFC 9457 words it: thrown anywhere below a resource, answered as application/problem+json. */
public final class Problem extends RuntimeException {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final String TYPES = "urn:ametrine:problem:";

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final transient Map<String, Object> extensions;
    private final transient Map<String, String> headers;

    private Problem(
            int status,
            String type,
            String title,
            String detail,
            Map<String, Object> extensions,
            Map<String, String> headers) {
        super(title + ": " + detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.extensions = extensions;
        this.headers = headers;
    }

    /** The type is a short name such as {@code station-offline}; the detail says what to do. */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, TYPES + type, title, detail, Map.of(), Map.of());
    }

    public static Problem badRequest(String detail) {
        return of(400, "bad-request", "Bad request", detail);
    }

    public static Problem unauthorized(String detail) {
        return of(401, "unauthorized", "Unauthorized", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Forbidden", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    public static Problem conflict(String detail) {
        return of(409, "conflict", "Conflict", detail);
    }

    public static Problem unprocessable(String detail) {
        return of(422, "unprocessable", "Unprocessable content", detail);
    }

    /** Violations say where (JSON pointer), which rule, what was expected, and a message. */
    public static Problem unprocessable(String detail, List<?> violations) {
        return unprocessable(detail).with("violations", List.copyOf(violations));
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Service unavailable", detail).header("Retry-After", "2");
    }

    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, type, title, detail, more, headers);
    }

    public Problem header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Problem(status, type, title, detail, extensions, more);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }

    /** The instance is the path that was asked for. */
    Answer answer(String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", instance);
        body.putAll(extensions);
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", CONTENT_TYPE);
        return new Answer(status, all, Optional.of(body));
    }
}
