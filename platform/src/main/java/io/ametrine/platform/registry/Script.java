package io.ametrine.platform.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The Lua scripts: what must happen at once happens in one of them. */
enum Script {
    CLAIM,
    RENEW,
    RELEASE,
    CONNECT,
    DISCONNECT,
    REGISTER,
    RECLAIM,
    ORPHANS,
    REAPED,
    FIND;

    private final String source = read("prelude") + read(name().toLowerCase(Locale.ROOT));

    String source() {
        return source;
    }

    private static String read(String name) {
        String file = name + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + Script.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
