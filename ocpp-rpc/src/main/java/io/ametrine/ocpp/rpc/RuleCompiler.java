package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.rpc.Rule.AnythingRule;
import io.ametrine.ocpp.rpc.Rule.ArrayRule;
import io.ametrine.ocpp.rpc.Rule.BooleanRule;
import io.ametrine.ocpp.rpc.Rule.EnumRule;
import io.ametrine.ocpp.rpc.Rule.IntegerRule;
import io.ametrine.ocpp.rpc.Rule.NumberRule;
import io.ametrine.ocpp.rpc.Rule.ObjectRule;
import io.ametrine.ocpp.rpc.Rule.TextRule;
import io.ametrine.ocpp.rpc.Rule.TimeRule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Turns a schema into rules; a keyword it does not know stops it, so that none is overlooked. */
final class RuleCompiler {
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("$schema", "$id", "comment", "description", "javaType", "default", "definitions", "additionalItems");
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "format",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "maxLength",
            "minimum",
            "maximum");

    private final JsonNode root;
    private final Map<String, Rule> definitions = new HashMap<>();

    private RuleCompiler(JsonNode root) {
        this.root = root;
    }

    static Rule compile(JsonNode schema) {
        return new RuleCompiler(schema).rule(schema);
    }

    private Rule rule(JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KNOWN.contains(keyword) && !WITHOUT_EFFECT.contains(keyword)) {
                throw new IllegalArgumentException("Schema keyword %s is not known here".formatted(keyword));
            }
        });
        if (schema.has("$ref")) {
            return definition(schema.path("$ref").asText());
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" ->
                new ArrayRule(
                        rule(schema.path("items")),
                        schema.path("minItems").asInt(0),
                        schema.path("maxItems").asInt(Integer.MAX_VALUE));
            case "string" -> text(schema);
            case "integer" ->
                new IntegerRule(
                        schema.path("minimum").asInt(Integer.MIN_VALUE),
                        schema.path("maximum").asInt(Integer.MAX_VALUE));
            case "number" -> new NumberRule();
            case "boolean" -> new BooleanRule();
            case "" -> new AnythingRule();
            default -> throw new IllegalArgumentException("Schema type %s is not known here".formatted(schema));
        };
    }

    private Rule definition(String reference) {
        Rule known = definitions.get(reference);
        if (known != null) {
            return known;
        }
        Rule compiled = rule(root.requiredAt(reference.substring(1)));
        definitions.put(reference, compiled);
        return compiled;
    }

    private Rule object(JsonNode schema) {
        Map<String, Rule> properties = new HashMap<>();
        schema.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), rule(entry.getValue())));
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        boolean closed = schema.has("additionalProperties")
                && !schema.path("additionalProperties").asBoolean();
        return new ObjectRule(Map.copyOf(properties), required, closed);
    }

    private static Rule text(JsonNode schema) {
        if (schema.has("enum")) {
            Set<String> values = new LinkedHashSet<>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            return new EnumRule(Set.copyOf(values));
        }
        return schema.path("format").asText().equals("date-time")
                ? new TimeRule()
                : new TextRule(schema.path("maxLength").asInt(Integer.MAX_VALUE));
    }
}
