package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import jakarta.persistence.Embeddable;

/** The key of a table with one row per station. */
@Embeddable
record StationId(String tenant, String station) {
    static StationId of(StationKey key) {
        return new StationId(key.tenant(), key.station());
    }

    StationKey key() {
        return new StationKey(tenant, station);
    }
}
