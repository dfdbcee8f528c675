package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes the secrets of API keys: 256 random bits behind a prefix that scanners for leaked secrets can find. */
final class ApiKeySecret {
    static final String PREFIX = "amk_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeySecret() {}

    static Secret random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Secret.of(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Random secrets need no salt and no slow hash. */
    static String sha256(Secret secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
