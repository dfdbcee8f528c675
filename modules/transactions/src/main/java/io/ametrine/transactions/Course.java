package io.ametrine.transactions;

import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.transactions.energy.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * When a transaction began and ended, and what it did last. Without a Started it began with its first event; the first Ended ends
 * it for good.
 */
record Course(
        Instant startedAt,
        Instant lastEventAt,
        Optional<Instant> endedAt,
        Optional<Reason> stoppedReason,
        Optional<ChargingState> chargingState,
        Optional<Integer> timeSpentCharging) {
    static Course of(TransactionEventRequest event) {
        Instant at = Times.stored(event.timestamp());
        return new Course(at, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()).after(event);
    }

    Course after(TransactionEventRequest event) {
        Instant at = Times.stored(event.timestamp());
        boolean ends = event.eventType() == TransactionEvent.ENDED && endedAt.isEmpty();
        return new Course(
                event.eventType() == TransactionEvent.STARTED ? at : startedAt,
                at,
                ends ? Optional.of(at) : endedAt,
                ends ? Optional.of(reason(event)) : stoppedReason,
                event.transactionInfo().chargingState().or(() -> chargingState),
                event.transactionInfo().timeSpentCharging().or(() -> timeSpentCharging));
    }

    /** Only Local may be left out. */
    private static Reason reason(TransactionEventRequest event) {
        return event.transactionInfo().stoppedReason().orElse(Reason.LOCAL);
    }
}
