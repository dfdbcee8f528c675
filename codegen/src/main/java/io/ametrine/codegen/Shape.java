package io.ametrine.codegen;

import java.util.Optional;

/** What a property may hold, with the limits that its schema states. */
sealed interface Shape {
    String javaType();

    default String boxedType() {
        return javaType();
    }

    record Text(Optional<Integer> maxLength) implements Shape {
        @Override
        public String javaType() {
            return "String";
        }
    }

    record Whole(Optional<Integer> minimum, Optional<Integer> maximum) implements Shape {
        @Override
        public String javaType() {
            return "int";
        }

        @Override
        public String boxedType() {
            return "Integer";
        }
    }

    record Decimal() implements Shape {
        @Override
        public String javaType() {
            return "BigDecimal";
        }
    }

    record Flag() implements Shape {
        @Override
        public String javaType() {
            return "boolean";
        }

        @Override
        public String boxedType() {
            return "Boolean";
        }
    }

    record Time() implements Shape {
        @Override
        public String javaType() {
            return "Instant";
        }
    }

    record Anything() implements Shape {
        @Override
        public String javaType() {
            return "JsonNode";
        }
    }

    record Reference(String javaType) implements Shape {}

    record Listing(Shape item, Optional<Integer> minItems, Optional<Integer> maxItems) implements Shape {
        @Override
        public String javaType() {
            return "List<" + item.boxedType() + ">";
        }
    }
}
