package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.GenericStatus;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records how a vehicle plans to charge; Accepted says that the message was processed, not that the plan is approved (K15, K17). */
public final class NotifyEVChargingScheduleHandler {
    private final VehicleStore vehicles;

    public NotifyEVChargingScheduleHandler(VehicleStore vehicles) {
        this.vehicles = vehicles;
    }

    @OcppHandler(Action.NOTIFY_EV_CHARGING_SCHEDULE)
    Reply<NotifyEVChargingScheduleResponse> handle(Station station, NotifyEVChargingScheduleRequest schedule) {
        vehicles.schedule(station, schedule);
        return Reply.with(
                NotifyEVChargingScheduleResponse.builder(GenericStatus.ACCEPTED).build());
    }
}
