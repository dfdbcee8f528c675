package io.ametrine.provisioning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A variable of a station's device model as REST shows it. */
record VariableView(Place place, Optional<Characteristics> characteristics, List<AttributeView> attributes) {
    VariableView {
        attributes = List.copyOf(attributes);
    }

    /** Of which component it is, and its name there. */
    record Place(
            String component,
            Optional<String> componentInstance,
            Optional<Integer> evse,
            Optional<Integer> connector,
            String variable,
            Optional<String> variableInstance) {
        static Place of(VariableKey key) {
            return new Place(
                    key.component(),
                    instance(key.componentInstance()),
                    number(key.evse()),
                    number(key.connector()),
                    key.variable(),
                    instance(key.variableInstance()));
        }

        private static Optional<String> instance(String name) {
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        }

        private static Optional<Integer> number(int id) {
            return id == VariableKey.NONE ? Optional.empty() : Optional.of(id);
        }
    }

    /** What kind of variable it is at this station. */
    record Characteristics(
            String dataType,
            Optional<String> unit,
            Optional<BigDecimal> minLimit,
            Optional<BigDecimal> maxLimit,
            Optional<String> valuesList,
            boolean supportsMonitoring) {}

    /** One of its values; a pending one takes effect when the station reboots. */
    record AttributeView(
            String type,
            Optional<String> value,
            Optional<String> pendingValue,
            Optional<String> mutability,
            Optional<Boolean> persistent,
            Optional<Boolean> constant,
            String source,
            Instant changedAt) {}
}
