package io.ametrine.monitoring.status;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChangeAvailabilityRequest;
import io.ametrine.ocpp.v201.ChangeAvailabilityResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;

/** Remembers the availability that a station accepted or scheduled (G03, G04). */
public final class ChangeAvailabilityOutcome {
    private final AvailabilityStore availabilities;

    public ChangeAvailabilityOutcome(AvailabilityStore availabilities) {
        this.availabilities = availabilities;
    }

    @OutcomeHandler(Action.CHANGE_AVAILABILITY)
    void on(
            Station station,
            Command command,
            ChangeAvailabilityRequest request,
            CommandResult<ChangeAvailabilityResponse> result) {
        if (result instanceof Answered<ChangeAvailabilityResponse> answered) {
            switch (answered.response().status()) {
                case ACCEPTED -> keep(station, command, request, false);
                case SCHEDULED -> keep(station, command, request, true);
                case REJECTED -> {}
            }
        }
    }

    private void keep(Station station, Command command, ChangeAvailabilityRequest request, boolean scheduled) {
        availabilities.put(station.key(), Availability.of(request, scheduled, command.requestedAt(), command.id()));
    }
}
