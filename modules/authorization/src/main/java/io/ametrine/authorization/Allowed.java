package io.ametrine.authorization;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where a token may be used, as its columns hold it: JSON texts that are mostly empty. */
final class Allowed {
    private static final TypeReference<List<String>> STATIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Integer>>> EVSES = new TypeReference<>() {};

    private Allowed() {}

    static String json(Object value) {
        return new String(OcppJson.write(value), StandardCharsets.UTF_8);
    }

    static List<String> stations(String json) {
        return json.equals("[]") ? List.of() : read(json, STATIONS);
    }

    static Map<String, List<Integer>> evses(String json) {
        return json.equals("{}") ? Map.of() : read(json, EVSES);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        return OcppJson.mapper().convertValue(OcppJson.read(json, JsonNode.class), type);
    }
}
