package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** For each action one request that works as it stands; a test holds them to the schemas. */
final class ActionExamples {
    private static final JsonNode ALL = load();

    private ActionExamples() {}

    static JsonNode of(Action action) {
        JsonNode example = ALL.path(action.wireName());
        if (!example.isObject()) {
            throw new IllegalStateException("examples.json has no example for " + action.wireName());
        }
        return example;
    }

    private static JsonNode load() {
        try (InputStream in = ActionExamples.class.getResourceAsStream("examples.json")) {
            if (in == null) {
                throw new IllegalStateException("examples.json is missing from the gateway");
            }
            return OcppJson.mapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
