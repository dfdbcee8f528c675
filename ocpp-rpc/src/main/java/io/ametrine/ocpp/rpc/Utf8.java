package io.ametrine.ocpp.rpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: what Jackson would let pass, databases refuse. */
final class Utf8 {
    private Utf8() {}

    static boolean isText(byte[] bytes) {
        return isAscii(bytes) || decodes(bytes);
    }

    /** At most that many UTF-16 units, and no half character at the end. */
    static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        boolean splits = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end);
    }

    /** Jackson would take text with NUL bytes for UTF-16 or UTF-32. */
    private static boolean isAscii(byte[] bytes) {
        for (byte unit : bytes) {
            if (unit <= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .chars()
                            .noneMatch(unit -> unit == 0)
                    && !startsWithByteOrderMark(bytes);
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
