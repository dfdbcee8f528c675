package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Attribute;
import io.ametrine.ocpp.v201.Mutability;
import io.ametrine.ocpp.v201.VariableAttribute;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What became known of one attribute of a variable.
 *
 * @param pending a value that was set and takes effect after a reboot; then {@code value} says nothing
 */
record AttributeReport(
        StationKey station,
        VariableKey key,
        Attribute type,
        Optional<String> value,
        Optional<String> pending,
        Optional<Mutability> mutability,
        Optional<Boolean> persistent,
        Optional<Boolean> constant,
        Source source,
        Instant changedAt) {

    /** Which message told it. */
    enum Source {
        NOTIFY_REPORT("NotifyReport"),
        GET_VARIABLES("GetVariables"),
        SET_VARIABLES("SetVariables");

        private final String wireName;

        Source(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    static AttributeReport reported(StationKey station, VariableKey key, VariableAttribute told, Instant at) {
        Optional<String> value = key.isPassword() ? Optional.empty() : told.value();
        return new AttributeReport(
                station,
                key,
                told.type().orElse(Attribute.ACTUAL),
                value,
                Optional.empty(),
                told.mutability(),
                Optional.of(told.persistent().orElse(false)),
                Optional.of(told.constant().orElse(false)),
                Source.NOTIFY_REPORT,
                at);
    }

    static AttributeReport read(StationKey station, VariableKey key, Attribute type, String value, Instant at) {
        return valued(station, key, type, Optional.of(value), Optional.empty(), Source.GET_VARIABLES, at);
    }

    static AttributeReport written(StationKey station, VariableKey key, Attribute type, String value, Instant at) {
        return valued(station, key, type, Optional.of(value), Optional.empty(), Source.SET_VARIABLES, at);
    }

    static AttributeReport afterReboot(StationKey station, VariableKey key, Attribute type, String value, Instant at) {
        return valued(station, key, type, Optional.empty(), Optional.of(value), Source.SET_VARIABLES, at);
    }

    private static AttributeReport valued(
            StationKey station,
            VariableKey key,
            Attribute type,
            Optional<String> value,
            Optional<String> pending,
            Source source,
            Instant at) {
        return new AttributeReport(
                station, key, type, value, pending, Optional.empty(), Optional.empty(), Optional.empty(), source, at);
    }

    Place place() {
        return new Place(station, key, type);
    }

    /** In the order of arrival, as the table does it: a pending value leaves the present one alone. */
    AttributeReport after(AttributeReport earlier) {
        return new AttributeReport(
                station,
                key,
                type,
                pending.isPresent() ? earlier.value : value,
                pending,
                mutability.or(earlier::mutability),
                persistent.or(earlier::persistent),
                constant.or(earlier::constant),
                source,
                changedAt);
    }

    /** One row of its table. */
    record Place(StationKey station, VariableKey key, Attribute type) {}
}
