package io.ametrine.codegen;

import io.ametrine.codegen.TypeDefinition.EnumType;
import java.util.stream.Collectors;

/** Prints an enum whose constants know their names on the wire. */
@SuppressWarnings("InlineFormatString") // a template reads best on its own
final class EnumPrinter {
    private static final String TEMPLATE = """
            /** %1$s of OCPP 2.0.1. */
            public enum %1$s {
            %2$s;

                private static final Map<String, %1$s> BY_WIRE_NAME =
                        Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(%1$s::wireName, Function.identity()));

                private final String wireName;

                %1$s(String wireName) {
                    this.wireName = wireName;
                }

                @JsonCreator
                public static %1$s of(String wireName) {
                    %1$s found = BY_WIRE_NAME.get(wireName);
                    if (found == null) {
                        throw Limits.unknownName("%1$s", BY_WIRE_NAME.keySet(), wireName);
                    }
                    return found;
                }

                @JsonValue
                public String wireName() {
                    return wireName;
                }
            }
            """;

    private EnumPrinter() {}

    static JavaFile print(EnumType type) {
        String constants = type.values().stream()
                .map(value -> "    %s(\"%s\")".formatted(Names.constant(value), value))
                .collect(Collectors.joining(",\n"));
        return new JavaFile(type.name(), TEMPLATE.formatted(type.name(), constants));
    }
}
