package io.ametrine.central.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What an {@code Authorization: Basic} header says (RFC 7617); the password stays bytes. */
record BasicCredentials(String user, byte[] password) {
    private static final String SCHEME = "Basic ";
    private static final int MAX_LENGTH = 512;

    static Optional<BasicCredentials> parse(Optional<String> header) {
        return header.filter(text -> text.length() <= MAX_LENGTH)
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(text -> decode(text.substring(SCHEME.length()).strip()));
    }

    private static Optional<BasicCredentials> decode(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        if (colon == bytes.length) {
            return Optional.empty();
        }
        return Optional.of(new BasicCredentials(
                new String(bytes, 0, colon, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, colon + 1, bytes.length)));
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + user + ", ****]";
    }
}
