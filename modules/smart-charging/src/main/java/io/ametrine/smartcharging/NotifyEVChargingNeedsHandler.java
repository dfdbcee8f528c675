package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsResponse;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsStatus;
import io.ametrine.ocpp.v201.StatusInfo;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/**
 * Records what a vehicle needs (K15). Nothing here makes a schedule from it, and the answer says so: Rejected lets the station go on
 * with the profiles it has. An operator's system that hears of the event may send one.
 */
public final class NotifyEVChargingNeedsHandler {
    private static final StatusInfo NO_SCHEDULER = StatusInfo.builder("NoScheduler")
            .additionalInfo("This CSMS computes no schedules; the needs are stored")
            .build();

    private final VehicleStore vehicles;

    public NotifyEVChargingNeedsHandler(VehicleStore vehicles) {
        this.vehicles = vehicles;
    }

    @OcppHandler(Action.NOTIFY_EV_CHARGING_NEEDS)
    Reply<NotifyEVChargingNeedsResponse> handle(Station station, NotifyEVChargingNeedsRequest needs) {
        vehicles.needs(station, needs);
        NotifyEVChargingNeedsResponse response = NotifyEVChargingNeedsResponse.builder(
                        NotifyEVChargingNeedsStatus.REJECTED)
                .statusInfo(NO_SCHEDULER)
                .build();
        return Reply.with(response)
                .telling(new Event("io.ametrine.ev.needs", station.id(), station.receivedAt(), needs));
    }
}
