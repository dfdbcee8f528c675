package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes frames around payloads that are JSON already and are not parsed again. */
public final class FrameWriter {
    private static final int MAX_DESCRIPTION_LENGTH = 255;
    private static final int ROOM_AROUND_PAYLOAD = 96;

    private FrameWriter() {}

    public static RawJson call(String messageId, String action, RawJson payload) {
        return frame(payload.size(), out -> {
            raw(out, "[2,");
            text(out, messageId);
            raw(out, ",");
            text(out, action);
            raw(out, ",");
            out.writeBytes(payload.bytes());
        });
    }

    public static RawJson callResult(String messageId, RawJson payload) {
        return frame(payload.size(), out -> {
            raw(out, "[3,");
            text(out, messageId);
            raw(out, ",");
            out.writeBytes(payload.bytes());
        });
    }

    public static RawJson callError(String messageId, ErrorCode code, String description, RawJson details) {
        return frame(details.size() + description.length(), out -> {
            raw(out, "[4,");
            text(out, messageId);
            raw(out, ",\"" + code.wireName() + "\",");
            text(out, Utf8.cut(description, MAX_DESCRIPTION_LENGTH));
            raw(out, ",");
            out.writeBytes(details.bytes());
        });
    }

    /** The details say where and which rule; nothing of what came is repeated. */
    public static RawJson callError(OcppException refused) {
        RawJson details = refused.violation().map(FrameWriter::details).orElse(RawJson.EMPTY_OBJECT);
        return callError(refused.messageId(), refused.code(), refused.getMessage(), details);
    }

    private static RawJson details(Violation violation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        raw(out, "{\"pointer\":");
        text(out, violation.pointer());
        raw(out, ",\"keyword\":");
        text(out, violation.keyword());
        raw(out, ",\"expected\":");
        text(out, violation.expected());
        raw(out, "}");
        return RawJson.of(out.toByteArray());
    }

    private interface Content {
        void writeTo(ByteArrayOutputStream out);
    }

    private static RawJson frame(int payloadSize, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payloadSize + ROOM_AROUND_PAYLOAD);
        content.writeTo(out);
        out.write(']');
        return RawJson.of(out.toByteArray());
    }

    private static void raw(ByteArrayOutputStream out, String json) {
        out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write('"');
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        out.write('"');
    }
}
