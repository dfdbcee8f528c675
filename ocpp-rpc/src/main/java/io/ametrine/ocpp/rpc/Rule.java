package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.Timestamps;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One schema made ready for quick checking: what passes is valid, binds to its Java type and can be stored. */
sealed interface Rule {
    /** The first problem found, or empty: the common case, which allocates nothing. */
    Optional<Violation> check(JsonNode value);

    record ObjectRule(Map<String, Rule> properties, Set<String> required, boolean closed) implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.isObject()) {
                return wrongType("object");
            }
            int requiredSeen = 0;
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String name = member.getKey();
                Optional<Violation> found = member(name, member.getValue());
                if (found.isPresent()) {
                    return found.map(violation -> violation.under(name));
                }
                requiredSeen += required.contains(name) ? 1 : 0;
            }
            return requiredSeen == required.size() ? Optional.empty() : missing(value);
        }

        private Optional<Violation> member(String name, JsonNode value) {
            Rule rule = properties.get(name);
            if (rule != null) {
                return rule.check(value);
            }
            if (closed) {
                return broken("additionalProperties", "no property that the schema does not list");
            }
            Optional<Violation> badName = Storable.text(name);
            return badName.isPresent() ? badName : Storable.tree(value);
        }

        private Optional<Violation> missing(JsonNode value) {
            return required.stream()
                    .filter(name -> !value.has(name))
                    .findFirst()
                    .map(name -> new Violation(
                                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "", "required", "a required property")
                            .under(name));
        }
    }

    record ArrayRule(Rule item, int minItems, int maxItems) implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.isArray()) {
                return wrongType("array");
            }
            if (value.size() < minItems || value.size() > maxItems) {
                return Optional.of(new Violation(
                        ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                        "",
                        value.size() < minItems ? "minItems" : "maxItems",
                        "between %d and %d items".formatted(minItems, maxItems)));
            }
            for (int index = 0; index < value.size(); index++) {
                Optional<Violation> found = item.check(value.get(index));
                if (found.isPresent()) {
                    String step = String.valueOf(index);
                    return found.map(violation -> violation.under(step));
                }
            }
            return Optional.empty();
        }
    }

    record TextRule(int maxLength) implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.isTextual()) {
                return wrongType("string");
            }
            String text = value.textValue();
            if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
                return broken("maxLength", "at most %d characters".formatted(maxLength));
            }
            return Storable.text(text);
        }
    }

    record EnumRule(Set<String> values) implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.isTextual()) {
                return wrongType("string");
            }
            return values.contains(value.textValue()) ? Optional.empty() : broken("enum", "one of the listed values");
        }
    }

    record TimeRule() implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.isTextual()) {
                return wrongType("string");
            }
            return Timestamps.parse(value.textValue()).isPresent()
                    ? Optional.empty()
                    : broken("format", "a date-time of RFC 3339 with at most 9 decimals in the years 0000 to 9999");
        }
    }

    /** 1.0 is an integer to JSON Schema. */
    record IntegerRule(int minimum, int maximum) implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            if (!value.canConvertToExactIntegral()) {
                return wrongType("integer");
            }
            boolean inRange = value.canConvertToInt() && value.intValue() >= minimum && value.intValue() <= maximum;
            return inRange ? Optional.empty() : broken("range", "between %d and %d".formatted(minimum, maximum));
        }
    }

    record NumberRule() implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            return value.isNumber() ? Storable.number(value) : wrongType("number");
        }
    }

    record BooleanRule() implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            return value.isBoolean() ? Optional.empty() : wrongType("boolean");
        }
    }

    record AnythingRule() implements Rule {
        @Override
        public Optional<Violation> check(JsonNode value) {
            return Storable.tree(value);
        }
    }

    private static Optional<Violation> wrongType(String type) {
        return Optional.of(new Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "", "type", "type " + type));
    }

    private static Optional<Violation> broken(String keyword, String expected) {
        return Optional.of(new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "", keyword, expected));
    }
}
