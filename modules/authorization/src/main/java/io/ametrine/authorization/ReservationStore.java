package io.ametrine.authorization;

import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** Reservations at stations, numbered by the CSMS. */
interface ReservationStore {
    void save(Reservation reservation);

    /** A state that the station or the operator brought about; of an unknown reservation the number is kept all the same. */
    void move(StationKey station, int reservationId, ReservationState state, Instant at);
}
