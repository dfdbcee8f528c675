package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rendered object is one that Kubernetes would take. */
class ManifestTest {
    private static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();
    private static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    static List<String> valueSets() {
        return ValueSets.names();
    }

    @Test
    void helmFindsNothingWrong() {
        assertThat(Rendered.chart().lint()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyObjectFitsItsSchema(String values) {
        assertThat(Rendered.with(values).all().stream().flatMap(object -> SCHEMAS.problems(object).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void everyObjectHasANameOfItsOwn(String values) {
        List<String> names = Rendered.with(values).all().stream()
                .map(object -> Manifests.kind(object) + "/" + Manifests.name(object))
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z]+/" + NAME));
    }

    @Test
    void namesAndLabelsFitHoweverLongTheReleasesNameIs() {
        String longest = "a".repeat(53);
        Manifests manifests = Manifests.of(
                Rendered.chart().text(longest, Chart.KUBERNETES, "image: {tag: v" + "1".repeat(100) + "}"));

        assertThat(manifests.all()).allSatisfy(object -> {
            assertThat(Manifests.name(object)).matches(NAME);
            assertThat(labels(object)).allMatch(label -> label.length() <= 63);
        });
        assertThat(manifests.all().stream().map(object -> Manifests.kind(object) + Manifests.name(object)))
                .doesNotHaveDuplicates();
    }

    private static Stream<String> labels(JsonNode object) {
        return object.path("metadata").path("labels").valueStream().map(JsonNode::asText);
    }

    /** The check must be able to fail: each of these would be refused by an API server too. */
    @Test
    void whatDoesNotFitIsFound() {
        JsonNode right = Rendered.with("defaults.yaml").one("Deployment", "ametrine-security");
        ObjectNode misspelt = right.deepCopy();
        ((ObjectNode) Manifests.containers(misspelt).getFirst()).put("imagePulPolicy", "Always");
        ObjectNode wrongType = right.deepCopy();
        ((ObjectNode) wrongType.path("spec")).put("replicas", "two");
        ObjectNode incomplete = right.deepCopy();
        ((ObjectNode) incomplete.path("spec")).remove("selector");
        ObjectNode unknown = right.deepCopy();
        unknown.put("apiVersion", "apps/v1beta9");

        assertThat(SCHEMAS.problems(right)).isEmpty();
        assertThat(SCHEMAS.problems(misspelt)).singleElement().asString().contains("imagePulPolicy");
        assertThat(SCHEMAS.problems(wrongType)).singleElement().asString().contains("replicas");
        assertThat(SCHEMAS.problems(incomplete)).singleElement().asString().contains("selector");
        assertThat(SCHEMAS.problems(unknown)).containsExactly("no schema for apps/v1beta9/Deployment");
    }
}
