package io.ametrine.simulator;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Schemas;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Validates payloads against the official schemas. */
final class SchemaCheck {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private SchemaCheck() {}

    static List<String> request(String action, JsonObject payload) {
        return violations(action + " request", Schemas.requestText(action(action)), payload);
    }

    static List<String> response(String action, JsonObject payload) {
        return violations(action + " response", Schemas.responseText(action(action)), payload);
    }

    private static Action action(String wireName) {
        return Action.of(wireName).orElseThrow();
    }

    private static List<String> violations(String what, String schema, JsonObject payload) {
        Schema known = SCHEMAS.computeIfAbsent(what, _ -> REGISTRY.getSchema(schema));
        try {
            return known.validate(OcppJson.mapper().readTree(payload.encode())).stream()
                    .map(error -> what + ": " + error + " in " + payload.encode())
                    .toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
