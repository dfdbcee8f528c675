package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.ClearedChargingLimitRequest;
import io.ametrine.ocpp.v201.NotifyChargingLimitRequest;
import io.ametrine.platform.runtime.Station;

/** Keeps the limits that others than we impose on stations. */
public interface LimitStore {
    void imposed(Station station, NotifyChargingLimitRequest limit);

    /** Without an EVSE all limits of the source are released. */
    void released(Station station, ClearedChargingLimitRequest limit);
}
