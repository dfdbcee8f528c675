package io.ametrine.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Reads one property's schema; a keyword that the generated types would not honour stops the build. */
final class ShapeParser {
    private static final String DEFINITIONS = "#/definitions/";
    private static final Set<String> KNOWN_KEYWORDS = Set.of(
            "description",
            "default",
            "$ref",
            "type",
            "format",
            "maxLength",
            "minimum",
            "maximum",
            "items",
            "additionalItems",
            "minItems",
            "maxItems");

    private final SharedDefinitions definitions;

    ShapeParser(SharedDefinitions definitions) {
        this.definitions = definitions;
    }

    Shape parse(Place place, JsonNode body) {
        body.fieldNames().forEachRemaining(keyword -> {
            if (!KNOWN_KEYWORDS.contains(keyword)) {
                throw place.refuse("keyword \"" + keyword + "\" is not known to the generator");
            }
        });
        if (body.has("$ref")) {
            return reference(place, body.path("$ref").asText());
        }
        return switch (body.path("type").asText()) {
            case "string" -> text(place, body);
            case "integer" -> new Shape.Whole(count(body, "minimum"), count(body, "maximum"));
            case "number" -> decimal(place, body);
            case "boolean" -> new Shape.Flag();
            case "array" ->
                new Shape.Listing(
                        parse(place.below("items"), body.path("items")),
                        count(body, "minItems"),
                        count(body, "maxItems"));
            case "" -> new Shape.Anything();
            default -> throw place.refuse("type " + body.path("type") + " is not known to the generator");
        };
    }

    private Shape reference(Place place, String target) {
        String definition = target.startsWith(DEFINITIONS) ? target.substring(DEFINITIONS.length()) : "";
        if (!definitions.all().containsKey(definition)) {
            throw place.refuse("refers to " + target + ", which is not there");
        }
        return new Shape.Reference(definitions.javaName(definition));
    }

    private static Shape text(Place place, JsonNode body) {
        return switch (body.path("format").asText()) {
            case "" -> new Shape.Text(count(body, "maxLength"));
            case "date-time" -> new Shape.Time();
            default -> throw place.refuse("format " + body.path("format") + " is not known to the generator");
        };
    }

    private static Optional<Integer> count(JsonNode body, String keyword) {
        return Optional.ofNullable(body.get(keyword)).map(JsonNode::asInt);
    }

    private static Shape decimal(Place place, JsonNode body) {
        if (body.has("minimum") || body.has("maximum")) {
            throw place.refuse("a range on a decimal number is not known to the generator");
        }
        return new Shape.Decimal();
    }
}
