package io.ametrine.codegen;

import static java.util.stream.Collectors.joining;

import io.ametrine.codegen.Shape.Anything;
import io.ametrine.codegen.Shape.Decimal;
import io.ametrine.codegen.Shape.Flag;
import io.ametrine.codegen.Shape.Listing;
import io.ametrine.codegen.Shape.Reference;
import io.ametrine.codegen.Shape.Text;
import io.ametrine.codegen.Shape.Time;
import io.ametrine.codegen.Shape.Whole;
import io.ametrine.codegen.TypeDefinition.ObjectType;

/** Prints the compact constructor, which holds a record to the limits of its schema. */
final class CheckPrinter {
    private CheckPrinter() {}

    static String print(ObjectType type) {
        String checks = type.properties().stream()
                .map(property -> check(type.name() + "." + property.wireName(), property))
                .collect(joining());
        return checks.isEmpty() ? "" : "    public %s {\n%s    }\n".formatted(type.name(), checks);
    }

    private static String check(String place, Property property) {
        String name = property.javaName();
        return switch (property.shape()) {
            case Text(var max) -> text(name, max.orElse(Integer.MAX_VALUE), place);
            case Whole(var min, var max)
            when min.isPresent() || max.isPresent() ->
                "        Limits.range(%s, %d, %d, \"%s\");\n"
                        .formatted(name, min.orElse(Integer.MIN_VALUE), max.orElse(Integer.MAX_VALUE), place);
            case Listing(var item, var min, var max) ->
                "        %1$s = Limits.list(%1$s, %2$d, %3$d, \"%4$s\");\n"
                                .formatted(name, min.orElse(0), max.orElse(Integer.MAX_VALUE), place)
                        + items(item, property, place);
            case Whole _, Flag _ -> property.required() ? "" : present(name, place);
            case Decimal _, Time _, Anything _, Reference _ -> present(name, place);
        };
    }

    private static String items(Shape item, Property property, String place) {
        if (!(item instanceof Text(var max)) || max.isEmpty()) {
            return "";
        }
        String list = property.javaName() + (property.required() ? "" : ".orElse(List.of())");
        return "        for (String item : %s) {\n    %s        }\n".formatted(list, text("item", max.get(), place));
    }

    private static String text(String name, int maxLength, String place) {
        return "        Limits.text(%s, %d, \"%s\");\n".formatted(name, maxLength, place);
    }

    private static String present(String name, String place) {
        return "        Limits.present(%s, \"%s\");\n".formatted(name, place);
    }
}
