package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an image tells whoever runs it. */
class ImageConfigurationIT {
    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itIsCalledAsTheChartAndTheComposeFileCallIt(String service) {
        assertThat(TestImages.of(service).name()).isEqualTo("ametrine/" + service + ":" + TestImages.RELEASE.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itRunsAsAUserThatIsNotRootAndNeedsNoShell(String service) {
        ImageTarball image = TestImages.of(service);

        assertThat(image.config().path("User").asText()).isEqualTo("65532:65532");
        assertThat(image.strings("Entrypoint"))
                .startsWith("java", "-XX:+UseCompactObjectHeaders")
                .endsWith("-jar", "/app/service.jar");
        assertThat(image.config().path("Cmd").isMissingNode()
                        || image.config().path("Cmd").isNull()
                        || image.config().path("Cmd").isEmpty())
                .isTrue();
        assertThat(fields(image.config().path("Volumes"))).containsExactly("/tmp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itListensOnThePortsThatItExposesAndHoldsNoSecret(String service) {
        ImageTarball image = TestImages.of(service);
        Map<String, String> expected = new TreeMap<>(TestImages.service(service).environment());
        expected.put("PATH", "/opt/java/openjdk/bin");
        expected.put("LANG", "C.UTF-8");

        assertThat(image.environment()).isEqualTo(expected);
        assertThat(image.environment()).containsEntry("AMETRINE_HTTP_HOST", "0.0.0.0");
        assertThat(fields(image.config().path("ExposedPorts")))
                .isEqualTo(service.equals("central-system") ? Set.of("9000/tcp", "9100/tcp") : Set.of("9103/tcp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itSaysWhatItIs(String service) {
        JsonNode labels = TestImages.of(service).config().path("Labels");

        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo("Ametrine " + service);
        assertThat(labels.path("org.opencontainers.image.version").asText())
                .isEqualTo(TestImages.RELEASE.version())
                .doesNotContain("$");
        assertThat(labels.path("org.opencontainers.image.revision").asText()).hasSize(40);
        assertThat(labels.path("org.opencontainers.image.source").asText()).isEqualTo("https://example.org/ametrine");
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.path("org.opencontainers.image.base.name").asText()).isEqualTo("scratch");
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
