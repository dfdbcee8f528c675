package io.ametrine.codegen;

import java.util.List;
import java.util.stream.Stream;

/** One Java type to print. */
sealed interface TypeDefinition {
    String name();

    /** What a record is for: the interface that it implements follows from it. */
    enum Role {
        REQUEST,
        RESPONSE,
        SHARED
    }

    /** A record with its components, the required ones first. */
    record ObjectType(String name, Role role, List<Property> properties) implements TypeDefinition {
        public ObjectType {
            properties = List.copyOf(properties);
        }

        Stream<Property> required() {
            return properties.stream().filter(Property::required);
        }

        Stream<Property> optional() {
            return properties.stream().filter(property -> !property.required());
        }
    }

    /** An enum; the values are the wire names. */
    record EnumType(String name, List<String> values) implements TypeDefinition {
        public EnumType {
            values = List.copyOf(values);
        }
    }
}
