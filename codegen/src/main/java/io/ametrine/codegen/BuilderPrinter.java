package io.ametrine.codegen;

import static java.util.stream.Collectors.joining;

import io.ametrine.codegen.TypeDefinition.ObjectType;

/** Prints a record's builder: what is required goes in at once, the rest by name. */
@SuppressWarnings("InlineFormatString") // a template reads best on its own
final class BuilderPrinter {
    private static final String TEMPLATE = """

                public static Builder builder(%2$s) {
                    return new Builder(%3$s);
                }

                /** Collects the optional components of %1$s. */
                public static final class Builder {
            %4$s
                    private Builder(%2$s) {
            %5$s        }
            %6$s
                    public %1$s build() {
                        return new %1$s(%7$s);
                    }
                }
            """;
    private static final String SETTER = """

                    public Builder %1$s(%2$s %1$s) {
                        this.%1$s = Optional.of(%1$s);
                        return this;
                    }
            """;

    private BuilderPrinter() {}

    static String print(ObjectType type) {
        return TEMPLATE.formatted(
                type.name(),
                type.required()
                        .map(property -> property.javaType() + " " + property.javaName())
                        .collect(joining(", ")),
                type.required().map(Property::javaName).collect(joining(", ")),
                fields(type),
                type.required()
                        .map(property -> "            this.%1$s = %1$s;\n".formatted(property.javaName()))
                        .collect(joining()),
                type.optional()
                        .map(property -> SETTER.formatted(
                                property.javaName(), property.shape().javaType()))
                        .collect(joining()),
                type.properties().stream().map(Property::javaName).collect(joining(", ")));
    }

    private static String fields(ObjectType type) {
        String required = type.required()
                .map(property -> "        private final %s %s;\n".formatted(property.javaType(), property.javaName()))
                .collect(joining());
        String optional = type.optional()
                .map(property -> "        private %s %s = Optional.empty();\n"
                        .formatted(property.javaType(), property.javaName()))
                .collect(joining());
        return required + optional;
    }
}
