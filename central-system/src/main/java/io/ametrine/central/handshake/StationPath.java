package io.ametrine.central.handshake;

import io.ametrine.platform.envelope.StationKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who asks: {@code /ocpp/<station>} or {@code /ocpp/<tenant>/<station>}, percent-encoded (OCPP-J 3.1.1). */
final class StationPath {
    private static final String PREFIX = "/ocpp/";
    private static final int MAX_IDENTITY_LENGTH = 48;
    private static final int MAX_TENANT_LENGTH = 36;

    private StationPath() {}

    static Optional<StationKey> parse(String path, String defaultTenant) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] names = path.substring(PREFIX.length()).split("/", -1);
        return switch (names.length) {
            case 1 -> key(Optional.of(defaultTenant), decode(names[0]));
            case 2 -> key(decode(names[0]), decode(names[1]));
            default -> Optional.empty();
        };
    }

    private static Optional<StationKey> key(Optional<String> tenant, Optional<String> identity) {
        return tenant.filter(name -> isName(name, MAX_TENANT_LENGTH))
                .flatMap(name ->
                        identity.filter(id -> isName(id, MAX_IDENTITY_LENGTH)).map(id -> new StationKey(name, id)));
    }

    private static boolean isName(String text, int maxLength) {
        return !text.isBlank()
                && text.length() <= maxLength
                && text.chars().noneMatch(unit -> unit == ':' || unit == '/' || Character.isISOControl(unit));
    }

    private static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char unit = encoded.charAt(at);
            if (unit != '%') {
                bytes.writeBytes(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (at + 2 >= encoded.length()) {
                return Optional.empty();
            }
            int high = Character.digit(encoded.charAt(at + 1), 16);
            int low = Character.digit(encoded.charAt(at + 2), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            at += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
