package io.ametrine.platform.rest;

import java.util.Map;
import java.util.Optional;

/** One request that found its route: head, path parameters, caller (unless the route is open) and body. */
public record Request(RequestHead head, Map<String, String> path, Optional<Caller> identity, byte[] body) {
    public Request {
        path = Map.copyOf(path);
    }

    public Caller caller() {
        return identity.orElseThrow(() -> Problem.unauthorized("This resource needs a credential."));
    }

    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}; it has " + path.keySet());
        }
        return value;
    }
}
