package io.ametrine.platform.rest;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response that is more than 200 and JSON. The body may be an object, raw bytes or an {@link EventStream}. */
public record Answer(int status, Map<String, String> headers, Optional<Object> body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status, Object body) {
        return new Answer(status, Map.of(), Optional.of(body));
    }

    public static Answer ok(Object body) {
        return of(200, body);
    }

    public static Answer created(String location, Object body) {
        return of(201, body).with("Location", location);
    }

    public static Answer accepted(String location, Object body) {
        return of(202, body).with("Location", location);
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), Optional.empty());
    }

    /** A body that is sent as it is. */
    public static Answer raw(int status, String contentType, byte[] body) {
        return of(status, body).with("Content-Type", contentType);
    }

    public Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
