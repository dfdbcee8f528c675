package io.ametrine.authorization;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ReservationStatusUpdateRequest;
import io.ametrine.ocpp.v201.ReservationStatusUpdateResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Notes that a reservation expired or that the station gave it up (H04). */
final class ReservationStatusUpdateHandler {
    private final ReservationStore reservations;

    ReservationStatusUpdateHandler(ReservationStore reservations) {
        this.reservations = reservations;
    }

    @OcppHandler(Action.RESERVATION_STATUS_UPDATE)
    Reply<ReservationStatusUpdateResponse> handle(Station station, ReservationStatusUpdateRequest request) {
        ReservationState state = ReservationState.of(request.reservationUpdateStatus());
        reservations.move(station.key(), request.reservationId(), state, station.receivedAt());
        return Reply.with(ReservationStatusUpdateResponse.builder().build())
                .telling(new Event("io.ametrine.reservation.ended", station.id(), station.receivedAt(), request));
    }
}
