package io.ametrine.platform.rest;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** How a path, query or header parameter of some type is read from text, and what was expected when it cannot be. */
record TextValue(String expected, Function<String, Object> parse) {
    private static final Map<Class<?>, TextValue> KNOWN = Map.ofEntries(
            entry(String.class, "text", text -> text),
            entry(Integer.class, "a whole number", Integer::valueOf),
            entry(int.class, "a whole number", Integer::valueOf),
            entry(Long.class, "a whole number", Long::valueOf),
            entry(long.class, "a whole number", Long::valueOf),
            entry(Boolean.class, "true or false", TextValue::truth),
            entry(boolean.class, "true or false", TextValue::truth),
            entry(BigDecimal.class, "a number", BigDecimal::new),
            entry(Instant.class, "a time such as 2026-01-31T12:00:00Z", TextValue::instant),
            entry(Duration.class, "a duration such as PT20S", Duration::parse),
            entry(UUID.class, "a UUID", UUID::fromString));

    static TextValue of(Class<?> type) {
        TextValue known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        return type.isEnum() ? constant(type.getEnumConstants()) : factory(type);
    }

    /** Control characters cannot be stored and are nobody's name. */
    static String printable(String text, String where) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(where + " holds control characters. Remove them.");
        }
        return text;
    }

    private static Map.Entry<Class<?>, TextValue> entry(
            Class<?> type, String expected, Function<String, Object> parse) {
        return Map.entry(type, new TextValue(expected, parse));
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** An offset's "+" arrives as a blank when it was not percent-encoded. */
    private static Object instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static TextValue constant(Object[] constants) {
        List<String> names = Arrays.stream(constants).map(TextValue::wireName).toList();
        return new TextValue("one of " + String.join(", ", names), text -> {
            int index = names.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException(text);
            }
            return constants[index];
        });
    }

    /** OCPP's enums say how they are written; others are written as they are named. */
    private static String wireName(Object constant) {
        try {
            Object name = ((Enum<?>) constant)
                    .getDeclaringClass()
                    .getMethod("wireName")
                    .invoke(constant);
            return String.valueOf(name);
        } catch (ReflectiveOperationException none) {
            return constant.toString();
        }
    }

    private static TextValue factory(Class<?> type) {
        try {
            MethodHandle valueOf = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, "valueOf", MethodType.methodType(type, String.class));
            return new TextValue("a valid " + type.getSimpleName().toLowerCase(Locale.ROOT), text -> {
                try {
                    return valueOf.invoke(text);
                } catch (RuntimeException refused) {
                    throw refused;
                } catch (Throwable impossible) {
                    throw new IllegalStateException(impossible);
                }
            });
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException(
                    "A parameter of " + type + " cannot be read from text: give it a static valueOf(String)", none);
        }
    }
}
