package io.ametrine.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One schema as a tree, with the name that error messages call it by. */
record SchemaFile(String name, JsonNode root) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SUFFIX = ".json";

    static List<SchemaFile> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(SchemaFile::read)
                    .toList();
        }
    }

    static SchemaFile of(String name, String json) {
        try {
            return new SchemaFile(name, MAPPER.readTree(json));
        } catch (IOException malformed) {
            throw new SchemaException(name + " is not JSON: " + malformed.getMessage(), malformed);
        }
    }

    private static SchemaFile read(Path file) {
        String fileName = file.getFileName().toString();
        try {
            return of(fileName.substring(0, fileName.length() - SUFFIX.length()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new SchemaException(file + " cannot be read", unreadable);
        }
    }
}
