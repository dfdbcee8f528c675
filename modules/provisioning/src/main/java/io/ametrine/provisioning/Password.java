package io.ametrine.provisioning;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.PasswordVerifier;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A station's Basic password on its way in: 16 to 40 printable ASCII characters (A00.FR.205), kept only as a verifier. */
@Schema(type = SchemaType.STRING, minLength = 16, maxLength = 40, writeOnly = true)
record Password(Secret secret) {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    Password {
        String text = secret.reveal();
        boolean printable = text.chars().allMatch(letter -> letter > ' ' && letter < 127);
        if (text.length() < 16 || text.length() > 40 || !printable) {
            throw new IllegalArgumentException("a password of 16 to 40 printable ASCII characters without blanks");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Password of(String text) {
        return new Password(Secret.of(text));
    }

    /** Without letters and digits that look alike, since people type it into stations. */
    static Password generate() {
        return of(RANDOM.ints(GENERATED, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining()));
    }

    String verifier() {
        return PasswordVerifier.hash(secret);
    }
}
