package io.ametrine.platform.directory;

import io.ametrine.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What is kept of a station's Basic password: a salted, memory-hard scrypt hash (4 MiB, some 10 ms), written as
 * {@code $scrypt$n=4096,r=8,p=1$salt$hash} in Base64 without padding. Never computed on an event loop.
 */
public final class PasswordVerifier {
    private static final int COST = 4096;
    private static final int BLOCK = 8;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("\\$scrypt\\$n=(\\d{1,7}),r=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordVerifier() {}

    public static String hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = SCrypt.generate(
                password.reveal().getBytes(StandardCharsets.UTF_8), salt, COST, BLOCK, LANES, HASH_BYTES);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$scrypt$n=" + COST + ",r=" + BLOCK + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash);
    }

    /** Takes the same time whether or not the password matches. */
    public static boolean matches(String verifier, byte[] password) {
        Matcher form = FORM.matcher(verifier);
        if (!form.matches()) {
            throw new IllegalArgumentException("A verifier reads $scrypt$n=…,r=…,p=…$salt$hash");
        }
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        byte[] actual = SCrypt.generate(
                password,
                salt,
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }
}
