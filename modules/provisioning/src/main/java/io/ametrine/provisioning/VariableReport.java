package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.VariableCharacteristics;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/** That a station has a variable, and what kind of variable it is there. */
record VariableReport(
        StationKey station, VariableKey key, Optional<VariableCharacteristics> characteristics, Instant reportedAt) {

    Place place() {
        return new Place(station, key);
    }

    /** Reported again in the same batch: what the later one leaves out stands. */
    VariableReport after(VariableReport earlier) {
        return new VariableReport(station, key, characteristics.or(earlier::characteristics), reportedAt);
    }

    /** One row of its table. */
    record Place(StationKey station, VariableKey key) {}
}
