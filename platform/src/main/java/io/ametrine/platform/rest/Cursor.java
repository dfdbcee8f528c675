package io.ametrine.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ametrine.ocpp.OcppJson;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The place of the last item seen: its keys in the list's order. Opaque to callers. */
@Schema(type = SchemaType.STRING)
public record Cursor(List<String> keys) {
    private static final String EXPECTED = "the value of \"next\" from the page before, unchanged";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor at(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    public static Cursor valueOf(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            return new Cursor(List.of(OcppJson.mapper().readValue(json, String[].class)));
        } catch (IOException | IllegalArgumentException | NullPointerException notOurs) {
            throw new IllegalArgumentException(EXPECTED, notOurs);
        }
    }

    public String encode() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(OcppJson.mapper().writeValueAsBytes(keys));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String text(int position) {
        if (position >= keys.size()) {
            throw Problem.badRequest("The query parameter cursor must be " + EXPECTED + ".");
        }
        return keys.get(position);
    }

    public long number(int position) {
        try {
            return Long.parseLong(text(position));
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("The query parameter cursor must be " + EXPECTED + ".");
        }
    }

    public Instant instant(int position) {
        try {
            return Instant.parse(text(position));
        } catch (DateTimeParseException notOurs) {
            throw Problem.badRequest("The query parameter cursor must be " + EXPECTED + ".");
        }
    }
}
