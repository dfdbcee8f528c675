package io.ametrine.ocpp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Reads and writes the generated types; what it cannot read is an IllegalArgumentException that says why. */
public final class OcppJson {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .build();
    private static final ObjectMapper MAPPER = build();
    private static final ObjectReader STRICT =
            MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private OcppJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Reads trees from the wire: refuses repeated keys, trailing text, deep nesting and endless numbers. */
    public static ObjectReader strictReader() {
        return STRICT;
    }

    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return reader(type).readValue(json);
        } catch (IOException refused) {
            throw unreadable(type, refused);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return reader(type).readValue(json);
        } catch (IOException refused) {
            throw unreadable(type, refused);
        }
    }

    public static <T> T read(JsonNode json, Class<T> type) {
        try {
            return reader(type).readValue(json);
        } catch (IOException refused) {
            throw unreadable(type, refused);
        }
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written", refused);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static ObjectReader reader(Class<?> type) {
        return READERS.computeIfAbsent(type, MAPPER::readerFor);
    }

    private static IllegalArgumentException unreadable(Class<?> type, IOException cause) {
        String reason = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        String place = cause instanceof JsonMappingException mapping ? place(mapping) : "";
        return new IllegalArgumentException(
                "%s cannot be read%s: %s".formatted(type.getSimpleName(), place, reason), cause);
    }

    private static String place(JsonMappingException refused) {
        return refused.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining("", " at ", ""));
    }

    private static ObjectMapper build() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new OcppModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        mapper.getFactory().setStreamReadConstraints(CONSTRAINTS);
        return mapper;
    }
}
