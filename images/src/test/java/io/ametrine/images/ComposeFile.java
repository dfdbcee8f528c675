package io.ametrine.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml as Compose understands it: merge keys resolved, variables put in. */
record ComposeFile(JsonNode root) {
    static final Path FILE = TestImages.ROOT.resolve("docker-compose.yml");

    private static final ObjectMapper JSON = new ObjectMapper();
    /** {@code ${NAME}} and {@code ${NAME:-default}}: the only ones that the file uses. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    /** With an empty environment. */
    static ComposeFile read() {
        return read(Map.of());
    }

    static ComposeFile read(Map<String, String> environment) {
        try (Reader in = Files.newBufferedReader(FILE)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new ComposeFile(filled(JSON.valueToTree(loaded), environment));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode filled(JsonNode node, Map<String, String> environment) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.forEachEntry((name, value) -> copy.set(name, filled(value, environment)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                array.forEach(value -> copy.add(filled(value, environment)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(filled(text.asText(), environment));
            default -> node;
        };
    }

    private static String filled(String text, Map<String, String> environment) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(Optional.ofNullable(environment.get(variable.group(1)))
                        .or(() -> Optional.ofNullable(variable.group(2)))
                        .orElseThrow(() -> new AssertionError(variable.group() + " has no default"))));
    }

    /** What the schema of the Compose specification finds wrong. */
    List<String> problems() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(ComposeSchema.read())
                .validate(root)
                .stream()
                .map(Error::toString)
                .toList();
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        root.path("services").forEachEntry(services::put);
        return services;
    }

    JsonNode service(String name) {
        return root.path("services").path(name);
    }

    List<String> strings(String service, String pointer) {
        return service(service).at(pointer).valueStream().map(JsonNode::asText).toList();
    }

    Map<String, String> environment(String service) {
        Map<String, String> variables = new TreeMap<>();
        service(service).path("environment").forEachEntry((name, value) -> variables.put(name, value.asText()));
        return variables;
    }

    List<String> declared(String kind) {
        return root.path(kind).propertyStream().map(Map.Entry::getKey).toList();
    }
}
