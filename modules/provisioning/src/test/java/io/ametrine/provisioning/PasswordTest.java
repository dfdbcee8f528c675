package io.ametrine.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.OcppJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @ParameterizedTest
    @ValueSource(strings = {"fifteen-letters", "sixteen letters!", "a-password-of-one-and-forty-letters-long!"})
    @Requirement("A00.FR.205")
    void unfitPasswordsAreRefusedWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.of(text))
                .withMessageContaining("16 to 40")
                .withMessageNotContaining(text);
    }

    @Test
    void generatedPasswordsFitAndDiffer() {
        Password one = Password.generate();

        assertThat(one.secret().reveal())
                .hasSize(24)
                .isNotEqualTo(Password.generate().secret().reveal());
    }

    @Test
    void passwordIsReadFromJsonAndNeverPrinted() {
        Password password = OcppJson.read("\"a-password-of-22-chars\"", Password.class);

        assertThat(password.secret().reveal()).isEqualTo("a-password-of-22-chars");
        assertThat(password.toString()).doesNotContain("22");
    }
}
