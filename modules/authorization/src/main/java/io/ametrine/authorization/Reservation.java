package io.ametrine.authorization;

import io.ametrine.ocpp.v201.ReserveNowRequest;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** A reservation that a station was asked for; {@code answer} is the status it gave. */
record Reservation(
        StationKey station, ReserveNowRequest request, ReservationState state, String answer, Instant changedAt) {}
