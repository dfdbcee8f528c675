package io.ametrine.ocpp.v201;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON schemas of all messages: as published, and as trees with the declared errata applied. */
public final class Schemas {
    private static final String FOLDER = "schemas/";
    private static final JsonNode ERRATA = parse("errata", text("errata"));
    private static final Map<String, JsonNode> TREES = new ConcurrentHashMap<>();

    private Schemas() {}

    /** Shared, not to be changed. */
    public static JsonNode request(Action action) {
        return tree(action.wireName() + "Request");
    }

    /** Shared, not to be changed. */
    public static JsonNode response(Action action) {
        return tree(action.wireName() + "Response");
    }

    /** The published text, byte for byte. */
    public static String requestText(Action action) {
        return text(action.wireName() + "Request");
    }

    /** The published text, byte for byte. */
    public static String responseText(Action action) {
        return text(action.wireName() + "Response");
    }

    private static JsonNode tree(String name) {
        return TREES.computeIfAbsent(name, Schemas::corrected);
    }

    private static JsonNode corrected(String name) {
        JsonNode schema = parse(name, text(name));
        for (JsonNode correction : ERRATA) {
            if (correction.path("schema").asText().equals(name)) {
                ObjectNode place = (ObjectNode)
                        schema.requiredAt(correction.path("pointer").asText());
                place.set(correction.path("keyword").asText(), correction.path("value"));
            }
        }
        return schema;
    }

    private static JsonNode parse(String name, String text) {
        try {
            return OcppJson.mapper().readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(name + ".json is not JSON", malformed);
        }
    }

    private static String text(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException(name + ".json is missing from ocpp-schemas");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + ".json cannot be read", unreadable);
        }
    }
}
