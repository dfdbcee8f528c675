package io.ametrine.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a container. */
final class Variables {
    private Variables() {}

    /** By name; empty for what comes from elsewhere. */
    static Map<String, String> of(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        container.path("env").forEach(variable -> {
            String name = variable.path("name").asText();
            if (variables.put(name, variable.path("value").asText()) != null) {
                throw new AssertionError(name + " is set twice");
            }
        });
        return variables;
    }
}
