package io.ametrine.transactions;

import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import java.util.Optional;

/** Where a transaction takes place and what it came from: the last that was said of each. */
record Circumstances(
        Optional<Integer> evseId,
        Optional<Integer> connectorId,
        Optional<Integer> remoteStartId,
        Optional<Integer> reservationId,
        Optional<Integer> numberOfPhasesUsed,
        Optional<Integer> cableMaxCurrent) {
    static final Circumstances UNKNOWN = new Circumstances(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Circumstances after(TransactionEventRequest event) {
        return new Circumstances(
                event.evse().map(EVSE::id).or(() -> evseId),
                event.evse().flatMap(EVSE::connectorId).or(() -> connectorId),
                event.transactionInfo().remoteStartId().or(() -> remoteStartId),
                event.reservationId().or(() -> reservationId),
                event.numberOfPhasesUsed().or(() -> numberOfPhasesUsed),
                event.cableMaxCurrent().or(() -> cableMaxCurrent));
    }
}
