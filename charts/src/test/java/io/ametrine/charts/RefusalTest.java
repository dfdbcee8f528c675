package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart does not know, or what contradicts itself, is refused with words that say what to write. */
class RefusalTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<JsonNode> refusals() throws IOException {
        return YAML.readTree(Path.of("src/test/resources/refusals.yaml").toFile())
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefused(JsonNode refusal) throws IOException {
        String values = YAML.writeValueAsString(refusal.path("values"));

        assertThatThrownBy(() -> Rendered.chart().render(values))
                .hasMessageContaining(refusal.path("says").asText())
                .hasMessageContaining(refusal.path("and").asText())
                .satisfies(failure -> {
                    String secret = refusal.path("without").asText();
                    if (!secret.isEmpty()) {
                        assertThat(failure.getMessage()).doesNotContain(secret);
                    }
                });
    }
}
