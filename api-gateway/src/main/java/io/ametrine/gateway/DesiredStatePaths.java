package io.ametrine.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Schemas;
import io.ametrine.platform.runtime.DesiredKind;
import java.util.Arrays;
import java.util.Comparator;

/** Desired states spelled out: one path per action that can be one, with its schema, an example and what its key is. */
final class DesiredStatePaths {
    private static final String JSON = "application/json";

    private final SchemaComponents components;

    DesiredStatePaths(SchemaComponents components) {
        this.components = components;
    }

    void addTo(ObjectNode paths) {
        Arrays.stream(DesiredKind.values())
                .sorted(Comparator.comparing(kind -> kind.action().wireName()))
                .forEach(kind -> paths.putObject("/api/v1/stations/{stationId}/desired/"
                                + kind.action().wireName() + "/{key}")
                        .set("put", operation(kind)));
    }

    private ObjectNode operation(DesiredKind kind) {
        String name = kind.action().wireName();
        ObjectNode operation = OcppJson.mapper().createObjectNode();
        operation.putArray("tags").add("Desired states");
        operation.put("operationId", "desire" + name);
        operation.put(
                "summary",
                "Keeps this " + name
                        + " and sends it whenever the station can be reached, until it accepted or rejected it");
        addParameters(operation.putArray("parameters"), kind);
        ObjectNode content = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject(JSON);
        content.set("schema", components.add(name + "Request", Schemas.request(kind.action())));
        content.set("example", ActionExamples.of(kind.action()));
        ObjectNode responses = operation.putObject("responses");
        addView(responses, "200", "Kept; it replaces what was desired under this key, or is the same");
        addView(responses, "201", "Kept; nothing was desired under this key before");
        addProblem(responses, "400", "The body is not JSON, or the action cannot be a desired state");
        addProblem(responses, "404", "The station is unknown");
        addProblem(
                responses,
                "422",
                "The body violates the action's schema, or its key is another; every violation is listed");
        return operation;
    }

    private static void addView(ObjectNode responses, String status, String description) {
        responses
                .putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject(JSON)
                .set("schema", SchemaComponents.reference("DesiredStateView"));
    }

    private static void addProblem(ObjectNode responses, String status, String description) {
        responses
                .putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", SchemaComponents.reference("Problem"));
    }

    private static void addParameters(ArrayNode parameters, DesiredKind kind) {
        ObjectNode station = parameters
                .addObject()
                .put("name", "stationId")
                .put("in", "path")
                .put("required", true);
        station.put("description", "The station's identity").putObject("schema").put("type", "string");
        ObjectNode key =
                parameters.addObject().put("name", "key").put("in", "path").put("required", true);
        key.put("description", "What tells it from others of its kind: " + kind.keyMeaning());
        key.put("example", kind.keyOf(ActionExamples.of(kind.action())).orElse("my-settings"));
        key.putObject("schema").put("type", "string").put("maxLength", 64);
    }
}
