package io.ametrine.codegen;

import static java.util.stream.Collectors.joining;

import io.ametrine.codegen.Shape.Anything;
import io.ametrine.codegen.TypeDefinition.ObjectType;

/** Prints a record: components, checks of the schema's limits, builder. */
@SuppressWarnings("InlineFormatString") // a template reads best on its own
final class RecordPrinter {
    private static final String TEMPLATE = """
            /** %1$s of OCPP 2.0.1. */
            public record %1$s(%2$s)%3$s {
            %4$s%5$s%6$s}
            """;
    private static final String ACTION = """

                @Override
                public Action action() {
                    return Action.%s;
                }
            """;

    private RecordPrinter() {}

    static JavaFile print(ObjectType type) {
        return new JavaFile(
                type.name(),
                TEMPLATE.formatted(
                        type.name(),
                        components(type),
                        implemented(type),
                        CheckPrinter.print(type),
                        action(type),
                        BuilderPrinter.print(type)));
    }

    private static String components(ObjectType type) {
        return type.properties().stream()
                .map(property -> "\n        " + annotations(property) + property.javaType() + " " + property.javaName())
                .collect(joining(","));
    }

    private static String annotations(Property property) {
        String renaming = property.javaName().equals(property.wireName())
                ? ""
                : "@JsonProperty(\"" + property.wireName() + "\") ";
        boolean mayBeAbsentOrNull = property.shape() instanceof Anything && !property.required();
        return renaming + (mayBeAbsentOrNull ? "@JsonDeserialize(using = OptionalJson.class) " : "");
    }

    private static String implemented(ObjectType type) {
        return switch (type.role()) {
            case REQUEST -> " implements OcppRequest";
            case RESPONSE -> " implements OcppResponse";
            case SHARED -> "";
        };
    }

    private static String action(ObjectType type) {
        return switch (type.role()) {
            case REQUEST ->
                ACTION.formatted(
                        Names.constant(type.name().substring(0, type.name().length() - "Request".length())));
            case RESPONSE, SHARED -> "";
        };
    }
}
