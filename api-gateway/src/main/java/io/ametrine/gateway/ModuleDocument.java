package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.rest.PathTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The OpenAPI document of one service, to be merged into the gateway's: a component whose name is taken is renamed. */
final class ModuleDocument {
    private static final String POINTER = "#/components/schemas/";

    private final String service;
    private final JsonNode document;

    ModuleDocument(String service, JsonNode document) {
        this.service = service;
        this.document = document;
    }

    /** Adds the operations that {@code serves} accepts (method, path shape), and the schemas they need. */
    void mergeInto(ObjectNode paths, ObjectNode schemas, BiPredicate<String, String> serves) {
        Map<String, String> names = new TreeMap<>();
        JsonNode own = document.at("/components/schemas");
        own.propertyStream()
                .forEach(schema -> names.put(schema.getKey(), name(schema.getKey(), schema.getValue(), schemas)));
        own.propertyStream()
                .forEach(schema -> Optional.ofNullable(names.get(schema.getKey()))
                        .ifPresent(name -> schemas.set(name, renamed(schema.getValue(), names))));
        document.path("paths").propertyStream().forEach(path -> {
            String shape = PathTemplate.of(path.getKey()).shape();
            path.getValue().propertyStream().forEach(operation -> {
                if (serves.test(operation.getKey(), shape) && operation.getValue() instanceof ObjectNode) {
                    ObjectNode target = paths.withObjectProperty(path.getKey());
                    target.set(operation.getKey(), polished(operation.getKey(), renamed(operation.getValue(), names)));
                }
            });
        });
    }

    private String name(String name, JsonNode schema, ObjectNode taken) {
        JsonNode other = taken.path(name);
        return other.isMissingNode() || other.equals(schema) ? name : service + "." + name;
    }

    /** A JSON tree is iterable, which SmallRye takes for an array of nothing in particular: it may be anything. */
    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = OcppJson.mapper().createArrayNode();
            array.forEach(item -> copy.add(renamed(item, names)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = OcppJson.mapper().createObjectNode();
        object.propertyStream()
                .forEach(property -> copy.set(
                        property.getKey(),
                        property.getKey().equals("$ref") && property.getValue().isTextual()
                                ? new TextNode(reference(property.getValue().textValue(), names))
                                : renamed(property.getValue(), names)));
        return copy;
    }

    private static String reference(String reference, Map<String, String> names) {
        if (!reference.startsWith(POINTER)) {
            return reference;
        }
        String name = reference.substring(POINTER.length());
        return POINTER + names.getOrDefault(name, name);
    }

    /** Every operation may end in a problem. A GET has no body. */
    private JsonNode polished(String method, JsonNode operation) {
        ObjectNode polished = (ObjectNode) operation;
        if (method.equals("get") || method.equals("delete")) {
            polished.remove("requestBody");
        }
        if (!polished.has("tags")) {
            polished.putArray("tags").add(service);
        }
        polished.withObjectProperty("responses")
                .putObject("default")
                .put("description", "A problem that says what to do")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", SchemaComponents.reference("Problem"));
        return polished;
    }
}
