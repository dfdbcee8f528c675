package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ametrine.charts.DocumentedValues.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** values.yaml explains every value; the schema knows the same ones and no others; README.md prints them. */
class DocumentationTest {
    private static final DocumentedValues VALUES = DocumentedValues.read();
    private static final Path README = Chart.SOURCE.resolve("README.md");
    private static final String BEGIN = "<!-- values, printed from values.yaml -->\n";
    private static final String END = "<!-- end of values -->\n";
    private static final Set<String> FREE = Set.of("global");

    @Test
    void everyValueIsExplained() {
        assertThat(VALUES.values()).hasSizeGreaterThan(120);
        assertThat(VALUES.values().stream()
                        .filter(value -> !value.holdsOthers())
                        .filter(value -> value.meaning().length() < 10)
                        .map(Value::path))
                .isEmpty();
    }

    @Test
    void theExplainedValuesAreThoseThatHelmReads() throws IOException {
        JsonNode parsed =
                new YAMLMapper().readTree(Chart.SOURCE.resolve("values.yaml").toFile());

        assertThat(VALUES.values().stream().filter(value -> !value.holdsOthers()))
                .allMatch(value ->
                        !parsed.at("/" + value.path().replace('.', '/')).isMissingNode());
    }

    @Test
    void theSchemaKnowsEveryValueAndNoOther() throws IOException {
        JsonNode schema = schema();
        Set<String> known = new TreeSet<>();
        collect(schema, schema, "", known);
        known.removeAll(FREE);
        known.removeIf(path -> path.matches("services\\.\\w+\\..*"));

        Set<String> explained = new TreeSet<>(VALUES.values().stream()
                .filter(value -> !value.path().matches("services\\.\\w+\\..*"))
                .map(Value::path)
                .toList());
        assertThat(known).isEqualTo(explained);
    }

    private static void collect(JsonNode root, JsonNode node, String path, Set<String> known) {
        JsonNode resolved =
                node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
        if (resolved.path("additionalProperties").isBoolean()) {
            resolved.path("properties").forEachEntry((name, property) -> {
                String below = path.isEmpty() ? name : path + "." + name;
                known.add(below);
                collect(root, property, below, known);
            });
        }
    }

    /** Helm says which names are allowed only if the schema lists them apart. */
    @Test
    void everyObjectOfTheSchemaIsClosedAndListsItsNames() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        objectsWithProperties(schema(), objects);

        assertThat(objects).hasSizeGreaterThan(30).allSatisfy(object -> {
            assertThat(object.path("additionalProperties").toString()).isEqualTo("false");
            if (!object.path("properties").has("valueFrom")) {
                assertThat(object.at("/propertyNames/enum").valueStream().map(JsonNode::asText))
                        .containsExactlyElementsOf(object.path("properties")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .toList());
            }
        });
    }

    private static void objectsWithProperties(JsonNode node, List<JsonNode> found) {
        if (node.path("properties").isObject() && node.path("type").isTextual()) {
            found.add(node);
        }
        node.forEach(child -> objectsWithProperties(child, found));
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Chart.SOURCE.resolve("values.schema.json").toFile());
    }

    @Test
    void theReadmePrintsEveryValue() throws IOException {
        String readme = Files.readString(README);
        String printed = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + table()
                + readme.substring(readme.indexOf(END));

        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(README, printed);
        }

        assertThat(Files.readString(README))
                .as("the table of values is printed from values.yaml: write it anew with"
                        + " mvn -pl charts test -Dtest=DocumentationTest -Dconfiguration.write=true")
                .isEqualTo(printed);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| value | default | what |\n|---|---|---|\n");
        VALUES.values().stream()
                .filter(value -> !value.holdsOthers() || value.path().startsWith("services"))
                .filter(value -> !value.path().equals("services"))
                .forEach(value -> table.append("| `%s` | %s | %s |\n"
                        .formatted(
                                value.path(),
                                value.holdsOthers() ? "" : "`" + value.fallback() + "`",
                                value.meaning())));
        return table.toString();
    }
}
