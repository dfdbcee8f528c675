package io.ametrine.central.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePasswordMayContainColons() {
        BasicCredentials credentials = BasicCredentials.parse(Optional.of("basic " + encoded("CS1:a:b:c")))
                .orElseThrow();

        assertThat(credentials.user()).isEqualTo("CS1");
        assertThat(credentials.password()).asString(StandardCharsets.UTF_8).isEqualTo("a:b:c");
        assertThat(credentials).asString().doesNotContain("a:b:c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Bearer QQ==", "Basic QQ=="})
    void whatIsNoBasicHeaderIsNone(String header) {
        assertThat(BasicCredentials.parse(Optional.of(header))).isEmpty();
    }

    @Test
    void anEndlessHeaderIsNone() {
        assertThat(BasicCredentials.parse(Optional.of("Basic " + encoded("CS1:" + "x".repeat(1_000)))))
                .isEmpty();
    }
}
