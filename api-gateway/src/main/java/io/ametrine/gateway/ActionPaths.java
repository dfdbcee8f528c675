package io.ametrine.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Schemas;
import java.util.Comparator;
import java.util.List;

/** The command API spelled out: one path per action that the CSMS sends, with its schemas and an example. */
final class ActionPaths {
    private static final String JSON = "application/json";
    private static final List<String> REFUSALS = List.of(
            "400|The body is not JSON, or a parameter is wrong",
            "401|No valid API key",
            "403|The API key's roles do not suffice",
            "404|The station is unknown",
            "409|The station is offline, or the command was not sent for another reason",
            "422|The body violates the action's schema; every violation is listed",
            "429|Too many requests",
            "502|The station answered with a CALLERROR",
            "503|The broker is away; the command was not sent",
            "504|No answer in time; \"sent\" tells whether the station may have got it");

    private final SchemaComponents components;

    ActionPaths(SchemaComponents components) {
        this.components = components;
    }

    void addTo(ObjectNode paths) {
        Action.toStation().stream()
                .sorted(Comparator.comparing(Action::wireName))
                .forEach(action -> paths.putObject("/api/v1/stations/{stationId}/commands/" + action.wireName())
                        .set("post", operation(action)));
    }

    private ObjectNode operation(Action action) {
        String name = action.wireName();
        ObjectNode operation = object();
        operation.putArray("tags").add("Commands, block " + action.block().name());
        operation.put("operationId", "send" + name);
        operation.put("summary", "Sends " + name + " to a station and answers with what the station answered");
        addParameters(operation.putArray("parameters"));
        ObjectNode content = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject(JSON);
        content.set("schema", components.add(name + "Request", Schemas.request(action)));
        content.set("example", ActionExamples.of(action));
        ObjectNode responses = operation.putObject("responses");
        responses
                .putObject("200")
                .put("description", "The station's answer")
                .putObject("content")
                .putObject(JSON)
                .set("schema", components.add(name + "Response", Schemas.response(action)));
        responses
                .putObject("202")
                .put("description", "On its way (Prefer: respond-async); Location leads to its outcome");
        REFUSALS.forEach(refusal -> addRefusal(responses, refusal));
        return operation;
    }

    private static void addRefusal(ObjectNode responses, String refusal) {
        int bar = refusal.indexOf('|');
        responses
                .putObject(refusal.substring(0, bar))
                .put("description", refusal.substring(bar + 1))
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", SchemaComponents.reference("Problem"));
    }

    private static void addParameters(ArrayNode parameters) {
        ObjectNode station = parameter(parameters, "stationId", "path", "The station's identity");
        station.put("required", true).putObject("schema").put("type", "string");
        ObjectNode timeout = parameter(parameters, "timeout", "query", "Seconds the station has to answer");
        timeout.putObject("schema")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", 300)
                .put("default", 30);
        ObjectNode key = parameter(
                parameters, "Idempotency-Key", "header", "A repeated request with the same key sends nothing again");
        key.putObject("schema").put("type", "string").put("maxLength", 128);
        ObjectNode prefer = parameter(parameters, "Prefer", "header", "respond-async answers 202 at once");
        prefer.putObject("schema").put("type", "string").putArray("enum").add("respond-async");
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, String description) {
        return parameters.addObject().put("name", name).put("in", in).put("description", description);
    }

    private static ObjectNode object() {
        return OcppJson.mapper().createObjectNode();
    }
}
