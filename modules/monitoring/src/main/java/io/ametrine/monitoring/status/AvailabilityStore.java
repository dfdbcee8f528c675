package io.ametrine.monitoring.status;

import io.ametrine.platform.envelope.StationKey;

/** Keeps, per station, EVSE and connector, the availability that was asked for last. */
public interface AvailabilityStore {
    void put(StationKey station, Availability availability);
}
