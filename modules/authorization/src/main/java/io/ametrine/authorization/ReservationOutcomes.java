package io.ametrine.authorization;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.CancelReservationRequest;
import io.ametrine.ocpp.v201.CancelReservationResponse;
import io.ametrine.ocpp.v201.CancelReservationStatus;
import io.ametrine.ocpp.v201.ReserveNowRequest;
import io.ametrine.ocpp.v201.ReserveNowResponse;
import io.ametrine.ocpp.v201.ReserveNowStatus;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;

/** Keeps the reservations that stations were asked for and how they took them (H01, H02). */
final class ReservationOutcomes {
    private final ReservationStore reservations;

    ReservationOutcomes(ReservationStore reservations) {
        this.reservations = reservations;
    }

    @OutcomeHandler(Action.RESERVE_NOW)
    void onReserved(
            Station station, Command command, ReserveNowRequest request, CommandResult<ReserveNowResponse> outcome) {
        if (outcome instanceof Answered<ReserveNowResponse>(ReserveNowResponse response, boolean late)) {
            ReservationState state =
                    response.status() == ReserveNowStatus.ACCEPTED ? ReservationState.ACTIVE : ReservationState.REFUSED;
            String answer = response.status().wireName();
            reservations.save(new Reservation(station.key(), request, state, answer, station.receivedAt()));
        }
    }

    @OutcomeHandler(Action.CANCEL_RESERVATION)
    void onCancelled(
            Station station,
            Command command,
            CancelReservationRequest request,
            CommandResult<CancelReservationResponse> outcome) {
        if (outcome instanceof Answered<CancelReservationResponse>(CancelReservationResponse response, boolean late)
                && response.status() == CancelReservationStatus.ACCEPTED) {
            reservations.move(station.key(), request.reservationId(), ReservationState.CANCELLED, station.receivedAt());
        }
    }
}
