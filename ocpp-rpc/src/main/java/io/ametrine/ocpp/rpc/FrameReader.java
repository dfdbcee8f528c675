package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads one frame in one pass; whatever the bytes are, the result is a frame or an OcppException. */
public final class FrameReader {
    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;
    private static final int MAX_ID_LENGTH = 36;
    private static final int MAX_DESCRIPTION_LENGTH = 255;
    private static final ObjectReader TREES =
            OcppJson.strictReader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final byte[] bytes;
    private String messageId = OcppException.UNREADABLE_ID;
    private boolean answer;

    private FrameReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Frame read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Frame read(byte[] bytes) {
        FrameReader reader = new FrameReader(bytes);
        try {
            return reader.frame();
        } catch (OcppException refused) {
            OcppException named = refused.inAnswerTo(reader.messageId);
            throw reader.answer ? named.ofAnAnswer() : named;
        }
    }

    private Frame frame() {
        if (!Utf8.isText(bytes)) {
            throw notAFrame("text in UTF-8");
        }
        try (JsonParser json = TREES.createParser(bytes)) {
            return frame(json);
        } catch (StreamConstraintsException tooMuch) {
            throw formatViolation("limits", "JSON nested less deeply and with shorter numbers and names");
        } catch (JsonProcessingException malformed) {
            throw malformed.getOriginalMessage().startsWith("Duplicate field")
                    ? formatViolation("duplicate", "each property once")
                    : notAFrame("a JSON array");
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory can always be read", impossible);
        }
    }

    private Frame frame(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY, "a JSON array");
        require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "a message type number as the first element");
        int type = messageType(json);
        answer = type == CALL_RESULT || type == CALL_ERROR;
        messageId = messageId(json);
        return switch (type) {
            case CALL -> call(json);
            case CALL_RESULT -> callResult(json);
            case CALL_ERROR -> callError(json);
            default -> throw new OcppException(ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, "expected message type 2, 3 or 4");
        };
    }

    private static int messageType(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT -> json.getIntValue();
            default -> -1;
        };
    }

    private static String messageId(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING, "a message id as the second element");
        String id = json.getText();
        boolean usable = !id.isEmpty()
                && id.length() <= MAX_ID_LENGTH
                && Storable.isStorable(id)
                && id.chars().noneMatch(Character::isISOControl);
        require(usable, "a message id of 1 to 36 printable characters");
        return id;
    }

    private Frame call(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING, "an action as the third element");
        String action = json.getText();
        Payload payload = payload(json);
        end(json);
        return new Frame.Call(messageId, action, payload.object(), payload.raw());
    }

    private Frame callResult(JsonParser json) throws IOException {
        Payload payload = payload(json);
        end(json);
        return new Frame.CallResult(messageId, payload.object(), payload.raw());
    }

    private Frame callError(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.VALUE_STRING, "an error code as the third element");
        String code = json.getText();
        require(json.nextToken() == JsonToken.VALUE_STRING, "an error description as the fourth element");
        String description = json.getText();
        JsonNode details = JsonNodeFactory.instance.objectNode();
        if (json.nextToken() != JsonToken.END_ARRAY) {
            details = tree(json);
            require(json.nextToken() == JsonToken.END_ARRAY, "five elements");
        }
        require(json.nextToken() == null, "nothing after the frame");
        String told = ErrorCode.of(code).isPresent() ? description : code + ": " + description;
        return new Frame.CallError(messageId, ErrorCode.of(code).orElse(ErrorCode.GENERIC_ERROR), clean(told), details);
    }

    private record Payload(ObjectNode object, RawJson raw) {}

    private Payload payload(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        require(first != null && first != JsonToken.END_ARRAY, "a payload");
        int start = (int) json.currentTokenLocation().getByteOffset();
        JsonNode tree = tree(json);
        int end = (int) json.currentLocation().getByteOffset();
        if (!(tree instanceof ObjectNode object)) {
            throw formatViolation("type", "an object");
        }
        return new Payload(object, RawJson.of(Arrays.copyOfRange(bytes, start, end)));
    }

    private static JsonNode tree(JsonParser json) throws IOException {
        JsonNode tree = TREES.readTree(json);
        Optional<Violation> unstorable = Storable.tree(tree);
        if (unstorable.isPresent()) {
            throw OcppException.of(OcppException.UNREADABLE_ID, unstorable.get());
        }
        return tree;
    }

    private static void end(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.END_ARRAY, "no further element");
        require(json.nextToken() == null, "nothing after the frame");
    }

    /** A station's words about its error, fit for a log and a database. */
    private static String clean(String description) {
        String printable = Storable.isStorable(description) ? description.strip() : "unreadable description";
        return printable.length() <= MAX_DESCRIPTION_LENGTH ? printable : Utf8.cut(printable, MAX_DESCRIPTION_LENGTH);
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw notAFrame(expected);
        }
    }

    private static OcppException notAFrame(String expected) {
        return new OcppException(ErrorCode.RPC_FRAMEWORK_ERROR, "expected " + expected);
    }

    private static OcppException formatViolation(String keyword, String expected) {
        return OcppException.of(
                OcppException.UNREADABLE_ID, new Violation(ErrorCode.FORMAT_VIOLATION, "", keyword, expected));
    }
}
