package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.NotifyEVChargingNeedsRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleRequest;
import io.ametrine.platform.runtime.Station;

/** Keeps what the vehicle at an EVSE needs, and how it plans to charge. */
public interface VehicleStore {
    /** Replaces what the EVSE's vehicle asked for before. */
    void needs(Station station, NotifyEVChargingNeedsRequest needs);

    /** One schedule per EVSE and time base; a repeated one changes nothing. */
    void schedule(Station station, NotifyEVChargingScheduleRequest schedule);
}
