package io.ametrine.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.codegen.TypeDefinition.EnumType;
import io.ametrine.codegen.TypeDefinition.ObjectType;
import io.ametrine.codegen.TypeDefinition.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns schema files into the model: one type per message and one per shared definition. */
final class SchemaParser {
    private static final Set<String> WRITTEN_BY_HAND = Set.of("CustomDataType");
    private static final Comparator<Property> REQUIRED_FIRST_CUSTOM_DATA_LAST = Comparator.comparing(
                    Property::required, Comparator.reverseOrder())
            .thenComparing(property -> property.wireName().equals("customData"));

    private final List<SchemaFile> schemas;
    private final SharedDefinitions definitions;

    SchemaParser(List<SchemaFile> schemas) {
        this.schemas = List.copyOf(schemas);
        this.definitions = SharedDefinitions.collect(schemas);
    }

    List<TypeDefinition> parse() {
        List<TypeDefinition> types = new ArrayList<>();
        schemas.forEach(schema -> types.add(object(new Place(schema.name(), ""), schema.name(), schema.root())));
        definitions.all().forEach((name, definition) -> {
            if (!WRITTEN_BY_HAND.contains(name)) {
                types.add(shared(new Place(definition.schema(), "/definitions/" + name), name, definition.body()));
            }
        });
        types.sort(Comparator.comparing(TypeDefinition::name));
        refuseRepeatedNames(types);
        return types;
    }

    private TypeDefinition shared(Place place, String definition, JsonNode body) {
        String name = definitions.javaName(definition);
        if (!body.has("enum")) {
            return object(place, name, body);
        }
        List<String> values = new ArrayList<>();
        body.path("enum").forEach(value -> values.add(value.asText()));
        if (values.stream().map(Names::constant).distinct().count() != values.size()) {
            throw place.refuse("two values would become the same Java constant: " + values);
        }
        return new EnumType(name, values);
    }

    private ObjectType object(Place place, String name, JsonNode body) {
        if (!body.path("type").asText().equals("object")) {
            throw place.refuse("expected \"type\": \"object\", found " + body.path("type"));
        }
        Set<String> required = new HashSet<>();
        body.path("required").forEach(property -> required.add(property.asText()));
        List<Property> properties = new ArrayList<>();
        body.path("properties").properties().forEach(entry -> {
            String property = entry.getKey();
            Shape shape = shape(place.below("properties").below(property), entry.getValue());
            properties.add(new Property(property, Names.component(property), shape, required.remove(property)));
        });
        if (!required.isEmpty()) {
            throw place.refuse("requires properties that it does not declare: " + required);
        }
        properties.sort(REQUIRED_FIRST_CUSTOM_DATA_LAST);
        return new ObjectType(name, role(name, place), properties);
    }

    private Shape shape(Place place, JsonNode body) {
        return new ShapeParser(definitions).parse(place, body);
    }

    private static Role role(String name, Place place) {
        if (!place.pointer().isEmpty()) {
            return Role.SHARED;
        }
        if (name.endsWith("Request")) {
            return Role.REQUEST;
        }
        if (name.endsWith("Response")) {
            return Role.RESPONSE;
        }
        throw place.refuse("a message's schema is named ...Request or ...Response");
    }

    private static void refuseRepeatedNames(List<TypeDefinition> types) {
        var counts = types.stream().collect(Collectors.groupingBy(TypeDefinition::name, Collectors.counting()));
        counts.forEach((name, count) -> {
            if (count > 1) {
                throw new SchemaException("Two types would be named " + name);
            }
        });
    }
}
