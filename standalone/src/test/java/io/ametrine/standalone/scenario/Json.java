package io.ametrine.standalone.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as a test writes it: names without quotes, texts in single ones. */
final class Json {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private Json() {}

    static JsonNode of(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** One object with the properties of both; where both have one, objects are merged and the second wins otherwise. */
    static JsonNode merged(String first, String second) {
        return merge(of(first).deepCopy(), of(second));
    }

    private static ObjectNode merge(ObjectNode into, JsonNode more) {
        for (var property : more.properties()) {
            JsonNode present = into.path(property.getKey());
            into.set(
                    property.getKey(),
                    present instanceof ObjectNode object ? merge(object, property.getValue()) : property.getValue());
        }
        return into;
    }
}
