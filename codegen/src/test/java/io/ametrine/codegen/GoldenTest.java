package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    /** One golden file per construct: message, shared record, enum, list of actions. */
    @ParameterizedTest
    @ValueSource(strings = {"SetLampRequest", "Lamp", "Colour", "Action"})
    void outputIsAsInTheGoldenFile(String typeName) throws IOException {
        assertThat(Samples.generated(typeName).text()).isEqualTo(golden(typeName + ".txt"));
    }

    @Test
    void everyTypeIsPrintedOnce() {
        assertThat(Samples.generated())
                .extracting(JavaFile::typeName)
                .containsExactlyInAnyOrder("SetLampRequest", "SetLampResponse", "Lamp", "LampEnum", "Colour", "Action");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
