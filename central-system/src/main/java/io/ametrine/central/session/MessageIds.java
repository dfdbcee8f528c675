package io.ametrine.central.session;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A command's id as an OCPP message id: itself if it is short enough, else the UUID that ends it, else one made from it. */
final class MessageIds {
    private static final int MAX_LENGTH = 36;

    private MessageIds() {}

    static String of(String commandId) {
        if (commandId.length() <= MAX_LENGTH) {
            return commandId;
        }
        String end = commandId.substring(commandId.length() - MAX_LENGTH);
        return isUuid(end)
                ? end
                : UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
