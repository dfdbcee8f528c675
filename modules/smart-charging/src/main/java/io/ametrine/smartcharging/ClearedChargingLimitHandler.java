package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearedChargingLimitRequest;
import io.ametrine.ocpp.v201.ClearedChargingLimitResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records that an external limit was released (K13). */
public final class ClearedChargingLimitHandler {
    private final LimitStore limits;

    public ClearedChargingLimitHandler(LimitStore limits) {
        this.limits = limits;
    }

    @OcppHandler(Action.CLEARED_CHARGING_LIMIT)
    Reply<ClearedChargingLimitResponse> handle(Station station, ClearedChargingLimitRequest limit) {
        limits.released(station, limit);
        return Reply.with(ClearedChargingLimitResponse.builder().build())
                .telling(new Event("io.ametrine.charginglimit.released", station.id(), station.receivedAt(), limit));
    }
}
