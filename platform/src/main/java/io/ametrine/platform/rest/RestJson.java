package io.ametrine.platform.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.ametrine.ocpp.OcppJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON bodies: what is not JSON is a 400 with line and column, what does not fit the type a 422 with its pointer. */
public final class RestJson {
    private static final ObjectMapper MAPPER = OcppJson.mapper()
            .copy()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectReader TREE =
            MAPPER.readerFor(JsonNode.class).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private RestJson() {}

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /** Reads any JSON value; duplicate keys, trailing text and NUL are refused. */
    public static JsonNode tree(byte[] body) {
        if (body.length == 0) {
            throw Problem.of(400, "no-body", "No body", "A JSON body is expected and none came.");
        }
        try {
            JsonNode tree = TREE.readValue(body);
            refuseNul(tree, body);
            return tree;
        } catch (JsonProcessingException notJson) {
            throw notJson(notJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Object read(Request request, Type type) {
        if (type == byte[].class) {
            return request.body();
        }
        checkContentType(request.head());
        JsonNode tree = tree(request.body());
        return type == JsonNode.class ? tree : bind(tree, type);
    }

    private static Object bind(JsonNode tree, Type type) {
        try {
            Object value = MAPPER.readerFor(MAPPER.constructType(type)).readValue(tree);
            if (value == null) {
                throw Problem.unprocessable("The body is null; an object is expected.");
            }
            return value;
        } catch (JsonMappingException misfit) {
            throw misfit(misfit);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Problem notJson(JsonProcessingException fault) {
        int line = Math.max(1, fault.getLocation().getLineNr());
        int column = Math.max(1, fault.getLocation().getColumnNr());
        String reason = firstLine(fault.getOriginalMessage());
        return Problem.of(
                        400,
                        fault instanceof JsonParseException ? "not-json" : "bad-json",
                        "The body is not JSON",
                        "Line " + line + ", column " + column + ": " + reason + ". A single JSON value is expected.")
                .with("line", line)
                .with("column", column);
    }

    private static Problem misfit(JsonMappingException misfit) {
        String pointer = pointer(misfit.getPath());
        String expected = expected(misfit);
        return Problem.unprocessable(
                "The body does not fit at \"" + pointer + "\": " + expected + ".",
                List.of(Map.of(
                        "pointer", pointer, "expected", expected, "message", firstLine(misfit.getOriginalMessage()))));
    }

    private static String expected(JsonMappingException misfit) {
        if (misfit instanceof UnrecognizedPropertyException unknown) {
            return "no property \"" + unknown.getPropertyName() + "\"; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (misfit instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return TextValue.of(format.getTargetType()).expected();
        }
        if (misfit.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        if (misfit.getOriginalMessage().contains("Null value for creator property")) {
            return "this property is required";
        }
        return Optional.ofNullable(misfit instanceof MismatchedInputException m ? m.getTargetType() : null)
                .map(RestJson::describe)
                .orElse("another value");
    }

    private static String describe(Class<?> type) {
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a number is expected";
        }
        if (List.class.isAssignableFrom(type)) {
            return "an array is expected";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "an object is expected"
                : "a value of type " + type.getSimpleName().toLowerCase(Locale.ROOT) + " is expected";
    }

    private static String pointer(List<Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (Reference step : path) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer.toString();
    }

    private static void checkContentType(RequestHead head) {
        String given = head.header("Content-Type").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!given.startsWith("application/json") && !given.contains("+json")) {
            throw Problem.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported media type",
                    "The body is sent as " + given + ". Send JSON with \"Content-Type: application/json\".");
        }
    }

    /** NUL is valid JSON that no database column can hold. */
    private static void refuseNul(JsonNode tree, byte[] body) {
        if (new String(body, StandardCharsets.ISO_8859_1).contains("\\u0000") && holdsNul(tree)) {
            throw Problem.unprocessable(
                    "The body holds the character NUL (\\u0000), which cannot be stored. Remove it.");
        }
    }

    private static boolean holdsNul(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf(0) >= 0;
        }
        if (node.isObject()
                && node.propertyStream().anyMatch(field -> field.getKey().indexOf(0) >= 0)) {
            return true;
        }
        return node.valueStream().anyMatch(RestJson::holdsNul);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
