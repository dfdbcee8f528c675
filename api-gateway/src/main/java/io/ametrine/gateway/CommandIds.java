package io.ametrine.gateway;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.OwningModule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** A command's id names the module that keeps its row: {@code <module>-<uuid>}. */
final class CommandIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int UUID_LENGTH = 36;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private CommandIds() {}

    /** A new one, in order of time (UUID version 7). */
    static String fresh(Action action, Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0xFFFL);
        long low = VARIANT | (RANDOM.nextLong() >>> 2);
        return id(action, new UUID(high, low));
    }

    /** The same for the same parts, so that every gateway gives a repeated request the same id (UUID version 8). */
    static String derived(Action action, String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("\n", parts)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = VARIANT | (hash.getLong() >>> 2);
        return id(action, new UUID(high, low));
    }

    static Optional<OwningModule> module(String commandId) {
        int end = commandId.length() - UUID_LENGTH - 1;
        return Arrays.stream(OwningModule.values())
                .filter(module -> end > 0 && module.id().equals(commandId.substring(0, end)))
                .findFirst();
    }

    private static String id(Action action, UUID uuid) {
        return action.module().id() + "-" + uuid;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
