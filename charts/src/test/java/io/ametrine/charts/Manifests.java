package io.ametrine.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What Helm rendered, object by object. */
record Manifests(List<JsonNode> all) {
    private static final ObjectReader YAML = new YAMLMapper().readerFor(JsonNode.class);
    private static final Set<String> WITH_PODS = Set.of("Deployment", "Job");

    static Manifests of(String text) {
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents = YAML.readValues(text)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && document.isObject()) {
                    objects.add(document);
                }
            }
            return new Manifests(List.copyOf(objects));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Stream<JsonNode> of(Set<String> kinds) {
        return all.stream().filter(object -> kinds.contains(kind(object)));
    }

    List<JsonNode> ofKind(String kind) {
        return of(Set.of(kind)).toList();
    }

    JsonNode one(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + name + " among "
                        + ofKind(kind).stream().map(Manifests::name).toList()));
    }

    /** The objects that start pods: their templates are below spec.template. */
    List<JsonNode> starters() {
        return of(WITH_PODS).toList();
    }

    static JsonNode pod(JsonNode starter) {
        return starter.path("spec").path("template").path("spec");
    }

    static List<JsonNode> containers(JsonNode starter) {
        return pod(starter).path("containers").valueStream().toList();
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }
}
