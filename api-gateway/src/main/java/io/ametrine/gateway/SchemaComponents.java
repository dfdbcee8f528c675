package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ametrine.ocpp.OcppJson;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * OCPP's schemas (JSON Schema draft 6) as components of an OpenAPI 3.1 document. Definitions that several messages share become
 * one component; the same name with another meaning gets the message's name before it.
 */
final class SchemaComponents {
    private static final String POINTER = "#/components/schemas/";
    private static final String LOCAL = "#/definitions/";
    private static final Set<String> LEFT_OUT =
            Set.of("$schema", "$id", "comment", "javaType", "definitions", "additionalItems");

    private final Map<String, JsonNode> components = new TreeMap<>();

    /** Adds a message under its own name and its definitions under theirs. Returns the reference to it. */
    ObjectNode add(String message, JsonNode schema) {
        Map<String, String> names = new TreeMap<>();
        schema.path("definitions")
                .propertyStream()
                .forEach(definition ->
                        names.put(definition.getKey(), name(message, definition.getKey(), schema.path("definitions"))));
        schema.path("definitions")
                .propertyStream()
                .forEach(definition -> components.put(
                        names.getOrDefault(definition.getKey(), definition.getKey()),
                        converted(definition.getValue(), names)));
        components.put(message, converted(schema, names));
        return reference(message);
    }

    Map<String, JsonNode> all() {
        return components;
    }

    static ObjectNode reference(String name) {
        return OcppJson.mapper().createObjectNode().put("$ref", POINTER + name);
    }

    /** A definition keeps its name while all messages mean the same by it. */
    private String name(String message, String definition, JsonNode definitions) {
        Map<String, String> plain = new TreeMap<>();
        definitions.fieldNames().forEachRemaining(each -> plain.put(each, "Ocpp" + each));
        String shared = "Ocpp" + definition;
        JsonNode known = components.get(shared);
        boolean same = known == null || known.equals(converted(definitions.path(definition), plain));
        return same ? shared : "Ocpp" + message + definition;
    }

    private static JsonNode converted(JsonNode schema, Map<String, String> names) {
        if (schema instanceof ArrayNode array) {
            ArrayNode copy = OcppJson.mapper().createArrayNode();
            array.forEach(item -> copy.add(converted(item, names)));
            return copy;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode copy = OcppJson.mapper().createObjectNode();
        object.propertyStream().forEach(property -> {
            String key = property.getKey();
            if (key.equals("$ref") && property.getValue().isTextual()) {
                copy.set(key, new TextNode(pointer(property.getValue().textValue(), names)));
            } else if (key.equals("properties")) {
                copy.set(key, properties(property.getValue(), names));
            } else if (!LEFT_OUT.contains(key)) {
                copy.set(key, converted(property.getValue(), names));
            }
        });
        return copy;
    }

    /** Below "properties" stand names, not keywords. */
    private static JsonNode properties(JsonNode properties, Map<String, String> names) {
        ObjectNode copy = OcppJson.mapper().createObjectNode();
        properties.propertyStream().forEach(each -> copy.set(each.getKey(), converted(each.getValue(), names)));
        return copy;
    }

    private static String pointer(String local, Map<String, String> names) {
        String definition = local.substring(LOCAL.length());
        return POINTER + names.getOrDefault(definition, definition);
    }
}
