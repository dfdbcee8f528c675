package io.ametrine.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The schemas of Kubernetes, the Gateway API and the Prometheus operator, out of the jars that ship them, made strict: what a
 * type does not list is refused. What must be there they do not say: required.yaml does, and keda.json is our own.
 */
final class KubernetesSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_JARS = "schema/kube-schema.json";
    private static final String QUANTITY = "^[+-]?[0-9]+([.][0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$";
    /** What the jars' own generator notes down, and what they misuse. */
    private static final Set<String> NOT_SCHEMA =
            Set.of("javaType", "existingJavaType", "javaInterfaces", "javaOmitEmpty", "required", "default");

    private final ObjectNode definitions = JSON.createObjectNode();
    private final Map<String, String> definitionOf = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    KubernetesSchemas() {
        jars().forEach(this::addJar);
        require(yaml("/required.yaml"));
        addOwn(json("/keda.json"));
    }

    /** Kubernetes' own first: others bring older copies of the same types. */
    private static List<URL> jars() {
        try {
            List<URL> jars = new ArrayList<>(
                    Collections.list(KubernetesSchemas.class.getClassLoader().getResources(IN_JARS)));
            jars.sort((left, right) -> Boolean.compare(isForeign(left), isForeign(right)));
            return jars;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isForeign(URL jar) {
        return jar.toString().contains("openshift");
    }

    private void addJar(URL jar) {
        read(jar).path("definitions").forEachEntry((name, definition) -> {
            if (!definitions.has(name)) {
                remember(name, definition);
                definitions.set(name, of(name, definition));
            }
        });
    }

    private void addOwn(JsonNode own) {
        own.path("definitions").forEachEntry((name, definition) -> {
            remember(name, definition);
            definitions.set(name, definition);
        });
    }

    private void remember(String name, JsonNode definition) {
        JsonNode properties = definition.path("properties");
        String version = properties.path("apiVersion").path("default").asText();
        String kind = properties.path("kind").path("default").asText();
        if (!version.isEmpty() && !kind.isEmpty()) {
            definitionOf.putIfAbsent(version + "/" + kind, name);
        }
    }

    /** Two types are written otherwise than Java sees them. */
    private static JsonNode of(String name, JsonNode definition) {
        if (name.endsWith("_Quantity")) {
            return anyOf("string", "number").put("pattern", QUANTITY);
        }
        return name.endsWith("_IntOrString") ? anyOf("integer", "string") : strict(definition);
    }

    private static JsonNode strict(JsonNode definition) {
        ObjectNode strict = definition.deepCopy();
        clean(strict);
        return strict;
    }

    private static void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean lists = object.path("properties").isObject();
            if (lists || object.has("type") || object.has("$ref")) {
                object.remove(NOT_SCHEMA);
            }
            if (lists && object.path("additionalProperties").isBoolean()) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(KubernetesSchemas::clean);
    }

    private static ObjectNode anyOf(String one, String other) {
        ObjectNode type = JSON.createObjectNode();
        type.putArray("type").add(one).add(other);
        return type;
    }

    private void require(JsonNode overlay) {
        overlay.forEachEntry((name, fields) -> {
            ObjectNode definition = (ObjectNode)
                    Objects.requireNonNull(definitions.get(name), "required.yaml names " + name + ", which no jar has");
            fields.forEach(field -> {
                if (!definition.path("properties").has(field.asText())) {
                    throw new AssertionError("required.yaml: " + name + " has no " + field.asText());
                }
            });
            definition.set("required", fields);
        });
    }

    /** What is wrong with one object; nothing if it is right. */
    List<String> problems(JsonNode object) {
        String type = object.path("apiVersion").asText() + "/" + Manifests.kind(object);
        String definition = definitionOf.get(type);
        if (definition == null) {
            return List.of("no schema for " + type);
        }
        return schemas.computeIfAbsent(definition, this::schema).validate(object).stream()
                .map(Error::toString)
                .map(problem -> type + " " + Manifests.name(object) + ": " + problem)
                .toList();
    }

    private Schema schema(String definition) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/definitions/" + definition);
        root.set("definitions", definitions);
        return registry.getSchema(root);
    }

    private static JsonNode yaml(String resource) {
        try (InputStream in = open(resource)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode json(String resource) {
        try (InputStream in = open(resource)) {
            return JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(KubernetesSchemas.class.getResourceAsStream(resource), resource);
    }

    private static JsonNode read(URL url) {
        try (InputStream in = url.openStream()) {
            return JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
