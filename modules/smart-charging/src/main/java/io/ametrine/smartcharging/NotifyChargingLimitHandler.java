package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.NotifyChargingLimitRequest;
import io.ametrine.ocpp.v201.NotifyChargingLimitResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records a limit that someone else imposed on a station (K12). */
public final class NotifyChargingLimitHandler {
    private final LimitStore limits;

    public NotifyChargingLimitHandler(LimitStore limits) {
        this.limits = limits;
    }

    @OcppHandler(Action.NOTIFY_CHARGING_LIMIT)
    Reply<NotifyChargingLimitResponse> handle(Station station, NotifyChargingLimitRequest limit) {
        limits.imposed(station, limit);
        return Reply.with(NotifyChargingLimitResponse.builder().build())
                .telling(new Event("io.ametrine.charginglimit.imposed", station.id(), station.receivedAt(), limit));
    }
}
