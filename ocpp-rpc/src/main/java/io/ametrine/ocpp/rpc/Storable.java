package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What JSON allows and a database or a Java type does not: NUL, half characters, absurd numbers. */
final class Storable {
    static final int MAX_DIGITS = 40;
    static final int MAX_EXPONENT = 30;
    static final int MAX_DECIMALS = 60;
    private static final Violation BAD_TEXT = new Violation(
            ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "", "string", "text without NUL and unpaired surrogates");
    private static final Violation BAD_NUMBER = new Violation(
            ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
            "",
            "number",
            "a number of at most %d digits, below 1E%d, with at most %d decimals"
                    .formatted(MAX_DIGITS, MAX_EXPONENT, MAX_DECIMALS));

    private Storable() {}

    static Optional<Violation> text(String text) {
        return isStorable(text) ? Optional.empty() : Optional.of(BAD_TEXT);
    }

    static Optional<Violation> number(JsonNode number) {
        return isStorable(number) ? Optional.empty() : Optional.of(BAD_NUMBER);
    }

    /** Looks at everything below, property names among it. */
    static Optional<Violation> tree(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text(node.textValue());
            case NUMBER -> number(node);
            case OBJECT -> members(node);
            case ARRAY -> items(node);
            case BOOLEAN, NULL, BINARY, MISSING, POJO -> Optional.empty();
        };
    }

    private static Optional<Violation> members(JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            Optional<Violation> found = isStorable(member.getKey()) ? tree(member.getValue()) : Optional.of(BAD_TEXT);
            if (found.isPresent()) {
                return found.map(violation -> violation.under(member.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> items(JsonNode array) {
        for (int index = 0; index < array.size(); index++) {
            Optional<Violation> found = tree(array.get(index));
            if (found.isPresent()) {
                String step = String.valueOf(index);
                return found.map(violation -> violation.under(step));
            }
        }
        return Optional.empty();
    }

    static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!paired) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static boolean isStorable(JsonNode number) {
        if (number.isInt() || number.isLong()) {
            return true;
        }
        BigDecimal value = number.decimalValue();
        return value.precision() <= MAX_DIGITS
                && value.scale() <= MAX_DECIMALS
                && (long) value.precision() - value.scale() <= MAX_EXPONENT;
    }
}
