package io.ametrine.platform.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says before its body.
 *
 * @param target path and query as they came, still percent-encoded
 * @param headers by lower-case name; the first of several
 */
public record RequestHead(
        String id,
        String method,
        String path,
        String target,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String remoteAddress) {
    public RequestHead {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
