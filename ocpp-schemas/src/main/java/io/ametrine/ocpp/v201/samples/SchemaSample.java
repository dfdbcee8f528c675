package io.ametrine.ocpp.v201.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Schemas;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Valid sample payloads, the smallest and the fullest, made from a message's schema. */
public final class SchemaSample {
    private static final String TIME = "2026-01-01T12:00:00Z";
    private static final BigDecimal NUMBER = new BigDecimal("1.5");

    private final JsonNode schema;
    private final boolean full;

    private SchemaSample(JsonNode schema, boolean full) {
        this.schema = schema;
        this.full = full;
    }

    public static ObjectNode minimalRequest(Action action) {
        return minimal(Schemas.request(action));
    }

    public static ObjectNode minimalResponse(Action action) {
        return minimal(Schemas.response(action));
    }

    public static ObjectNode fullRequest(Action action) {
        return full(Schemas.request(action));
    }

    public static ObjectNode fullResponse(Action action) {
        return full(Schemas.response(action));
    }

    /** Only what is required. */
    public static ObjectNode minimal(JsonNode schema) {
        return new SchemaSample(schema, false).object(schema);
    }

    /** Everything that may be there. */
    public static ObjectNode full(JsonNode schema) {
        return new SchemaSample(schema, true).object(schema);
    }

    private ObjectNode object(JsonNode type) {
        Set<String> required = new HashSet<>();
        type.path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        type.path("properties").properties().forEach(property -> {
            if (full || required.contains(property.getKey())) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private JsonNode value(String name, JsonNode type) {
        if (type.has("$ref")) {
            return value(name, schema.at(type.path("$ref").asText().substring(1)));
        }
        if (type.has("enum")) {
            return type.path("enum").path(0);
        }
        return switch (type.path("type").asText()) {
            case "object" -> object(type);
            case "array" -> array(name, type);
            case "string" -> text(name, type);
            case "integer" -> IntNode.valueOf(Math.max(1, type.path("minimum").asInt(1)));
            case "number" -> DecimalNode.valueOf(NUMBER);
            case "boolean" -> BooleanNode.TRUE;
            default -> TextNode.valueOf(name);
        };
    }

    private ArrayNode array(String name, JsonNode type) {
        int items = Math.max(1, type.path("minItems").asInt(0));
        int wanted = full ? Math.min(Math.max(items, 2), type.path("maxItems").asInt(2)) : items;
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int item = 0; item < wanted; item++) {
            array.add(value(name, type.path("items")));
        }
        return array;
    }

    private static TextNode text(String name, JsonNode type) {
        if (type.path("format").asText().equals("date-time")) {
            return TextNode.valueOf(TIME);
        }
        int length = Math.min(name.length(), type.path("maxLength").asInt(name.length()));
        return TextNode.valueOf(name.substring(0, length));
    }
}
