package io.ametrine.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The definitions that schemas repeat: each kept once, after checking that all copies say the same. */
record SharedDefinitions(Map<String, Definition> all) {
    /** One definition, and the first schema that has it. */
    record Definition(String schema, JsonNode body) {}

    static SharedDefinitions collect(List<SchemaFile> schemas) {
        Map<String, Definition> all = new TreeMap<>();
        for (SchemaFile schema : schemas) {
            schema.root().path("definitions").properties().forEach(entry -> {
                Definition here = new Definition(schema.name(), withoutDescriptions(entry.getValue()));
                Definition first = all.putIfAbsent(entry.getKey(), here);
                if (first != null && !first.body().equals(here.body())) {
                    throw new SchemaException("%s is defined differently in %s.json and in %s.json"
                            .formatted(entry.getKey(), first.schema(), here.schema()));
                }
            });
        }
        return new SharedDefinitions(all);
    }

    String javaName(String definition) {
        return Names.type(definition, all.keySet());
    }

    private static JsonNode withoutDescriptions(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        dropDescriptions(copy);
        copy.path("properties").forEach(SharedDefinitions::dropDescriptions);
        return copy;
    }

    private static void dropDescriptions(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
    }
}
