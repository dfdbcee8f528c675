package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.ClearChargingProfileRequest;
import io.ametrine.platform.runtime.Station;

/** Keeps the charging profiles that stations are known to hold, by their id. */
public interface ProfileStore {
    /** Replaces what is known under the same id, unless that was learned later. */
    void put(StationProfile profile);

    /** Forgets the profiles that {@code request} names and that we set before. */
    void clear(Station station, ClearChargingProfileRequest request);
}
