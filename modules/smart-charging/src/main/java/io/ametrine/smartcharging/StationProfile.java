package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.ChargingLimitSource;
import io.ametrine.ocpp.v201.ChargingProfile;
import io.ametrine.platform.runtime.Station;

/**
 * A charging profile that a station holds.
 *
 * @param station with the time at which we learned of it
 * @param evseId 0 for the whole station
 * @param source CSO for the ones we set
 */
record StationProfile(Station station, int evseId, ChargingLimitSource source, ChargingProfile profile) {}
