package io.ametrine.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The declared corrections of single schema keywords; the schema files themselves stay as published. */
record Errata(JsonNode corrections) {
    static Errata read(Path file) {
        try {
            return new Errata(new JsonMapper().readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new SchemaException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    List<SchemaFile> apply(List<SchemaFile> schemas) {
        for (JsonNode correction : corrections) {
            String schema = correction.path("schema").asText();
            SchemaFile target = schemas.stream()
                    .filter(file -> file.name().equals(schema))
                    .findFirst()
                    .orElseThrow(() -> new SchemaException("errata.json names an unknown schema: " + schema));
            correct(target, correction);
        }
        return schemas;
    }

    private static void correct(SchemaFile schema, JsonNode correction) {
        String pointer = correction.path("pointer").asText();
        if (!(schema.root().at(pointer) instanceof ObjectNode place)) {
            throw new SchemaException("errata.json: %s has no object at %s".formatted(schema.name(), pointer));
        }
        place.set(correction.path("keyword").asText(), correction.path("value"));
    }
}
