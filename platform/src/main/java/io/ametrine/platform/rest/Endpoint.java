package io.ametrine.platform.rest;

import java.util.Optional;

/**
 * One method on one path, and what answers it.
 *
 * @param role what the caller needs; none: open to everybody
 */
public record Endpoint(String method, PathTemplate template, Optional<Role> role, Handler handler) {
    /** Answers with an object (200), an {@link Answer}, or throws a {@link Problem}. */
    @FunctionalInterface
    public interface Handler {
        Object handle(Request request) throws Throwable;
    }

    public static Endpoint open(String path, Handler handler) {
        return new Endpoint("GET", PathTemplate.of(path), Optional.empty(), handler);
    }

    public static Endpoint of(String method, String path, Role role, Handler handler) {
        return new Endpoint(method, PathTemplate.of(path), Optional.of(role), handler);
    }

    public static Role usualRole(String method) {
        return method.equals("GET") ? Role.READER : Role.OPERATOR;
    }
}
