package io.ametrine.ocpp.v201;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The checks in the generated records' constructors; each refusal names the component, the limit and what came. */
final class Limits {
    private static final int SHOWN = 40;

    private Limits() {}

    static void present(@Nullable Object value, String component) {
        if (value == null) {
            throw new IllegalArgumentException(component + " is required");
        }
    }

    static void text(@Nullable String value, int maxLength, String component) {
        if (value == null) {
            throw new IllegalArgumentException(component + " is required");
        }
        if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
            throw new IllegalArgumentException("%s may have %d characters, has %d: \"%s\""
                    .formatted(component, maxLength, value.codePointCount(0, value.length()), shown(value)));
        }
    }

    static void text(Optional<String> value, int maxLength, String component) {
        if (value.isPresent()) {
            text(value.get(), maxLength, component);
        }
    }

    static void range(int value, int minimum, int maximum, String component) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d, is %d".formatted(component, minimum, maximum, value));
        }
    }

    static void range(Optional<Integer> value, int minimum, int maximum, String component) {
        if (value.isPresent()) {
            range(value.get().intValue(), minimum, maximum, component);
        }
    }

    static <T> List<T> list(@Nullable List<T> items, int minItems, int maxItems, String component) {
        if (items == null) {
            throw new IllegalArgumentException(component + " is required");
        }
        if (items.size() < minItems || items.size() > maxItems) {
            throw new IllegalArgumentException("%s must have between %d and %d items, has %d"
                    .formatted(component, minItems, maxItems, items.size()));
        }
        return List.copyOf(items);
    }

    static <T> Optional<List<T>> list(Optional<List<T>> items, int minItems, int maxItems, String component) {
        return items.map(present -> list(present, minItems, maxItems, component));
    }

    static IllegalArgumentException unknownName(String type, Collection<String> known, String name) {
        return new IllegalArgumentException(
                "%s must be one of %s, is \"%s\"".formatted(type, new TreeSet<>(known), shown(name)));
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
