package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One variable of the device model: what it may hold, and what it holds. */
final class Variable {
    private final String dataType;
    private final String mutability;
    private final String unit;
    private final String allowed;
    private String value;

    Variable(String dataType, String mutability, String unit, String allowed, String value) {
        this.dataType = dataType;
        this.mutability = mutability;
        this.unit = unit;
        this.allowed = allowed;
        this.value = value;
    }

    String value() {
        return value;
    }

    void hold(String newValue) {
        value = newValue;
    }

    boolean isReadable() {
        return !mutability.equals("WriteOnly");
    }

    boolean isWritable() {
        return !mutability.equals("ReadOnly");
    }

    /** Whether a value may be set, by type, limits and list. */
    boolean accepts(String candidate) {
        return switch (dataType) {
            case "boolean" -> candidate.equals("true") || candidate.equals("false");
            case "integer" -> candidate.matches("-?\\d{1,9}") && withinLimits(Double.parseDouble(candidate));
            case "decimal" -> candidate.matches("-?\\d{1,9}(\\.\\d+)?") && withinLimits(Double.parseDouble(candidate));
            case "dateTime" -> isTime(candidate);
            case "OptionList" -> options().contains(candidate);
            case "MemberList", "SequenceList" ->
                candidate.isEmpty() || options().containsAll(List.of(candidate.split(",", -1)));
            default -> withinLimits(candidate.length());
        };
    }

    /** The variable as NotifyReport tells it. */
    JsonObject report() {
        JsonObject attribute = new JsonObject().put("type", "Actual").put("mutability", mutability);
        if (isReadable()) {
            attribute.put("value", value);
        }
        JsonObject characteristics =
                new JsonObject().put("dataType", dataType).put("supportsMonitoring", !dataType.endsWith("List"));
        if (!unit.isEmpty()) {
            characteristics.put("unit", unit);
        }
        limits().ifPresent(
                        limits -> characteristics.put("minLimit", limits.get(0)).put("maxLimit", limits.get(1)));
        if (dataType.endsWith("List")) {
            characteristics.put("valuesList", String.join(",", options()));
        }
        return new JsonObject()
                .put("variableAttribute", new JsonArray().add(attribute))
                .put("variableCharacteristics", characteristics);
    }

    private List<String> options() {
        return List.of(allowed.split("\\|", -1));
    }

    private Optional<List<Double>> limits() {
        return allowed.contains("..")
                ? Optional.of(List.of(allowed.split("\\.\\.", 2)).stream()
                        .map(Double::valueOf)
                        .toList())
                : Optional.empty();
    }

    private boolean withinLimits(double candidate) {
        return limits().map(limits -> candidate >= limits.get(0) && candidate <= limits.get(1))
                .orElse(true);
    }

    private static boolean isTime(String candidate) {
        try {
            Instant.parse(candidate);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
