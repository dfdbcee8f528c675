package io.ametrine.transactions;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.MeterValue;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.transactions.energy.Energy;
import java.util.List;
import java.util.Optional;

/**
 * One charging session: the fold of its events in the order of seqNo, whatever the order in which they came. An event that comes
 * late has the fold begin anew, so that the same events always give the same transaction.
 */
record Transaction(
        TransactionKey key,
        Sequence sequence,
        Course course,
        Drivers drivers,
        Circumstances circumstances,
        Energy energy,
        Optional<ReportedStatus> status) {
    static Transaction begin(TransactionKey key, TransactionEventRequest event) {
        return new Transaction(
                key,
                Sequence.of(event),
                Course.of(event),
                Drivers.NOBODY.after(event),
                Circumstances.UNKNOWN.after(event),
                Energy.NONE.after(meterValues(event)),
                Optional.empty());
    }

    /** From all events, in the order of seqNo. */
    static Transaction of(TransactionKey key, List<TransactionEventRequest> history) {
        Transaction transaction = begin(key, history.getFirst());
        for (TransactionEventRequest event : history.subList(1, history.size())) {
            transaction = transaction.after(event);
        }
        return transaction;
    }

    boolean isActive() {
        return course.endedAt().isEmpty();
    }

    boolean isPast(TransactionEventRequest event) {
        return event.seqNo() <= sequence.last();
    }

    /** The next event, none before it being left out. */
    Transaction after(TransactionEventRequest event) {
        if (isPast(event)) {
            throw new IllegalArgumentException(
                    "seqNo " + event.seqNo() + " comes after " + sequence.last() + ": fold the history instead");
        }
        return new Transaction(
                key,
                sequence.after(event),
                course.after(event),
                drivers.after(event),
                circumstances.after(event),
                energy.after(meterValues(event)),
                status);
    }

    /** The same transaction once its history is complete again: what does not come from events is kept. */
    Transaction retold(List<TransactionEventRequest> history) {
        Transaction retold = of(key, history);
        return new Transaction(
                key,
                retold.sequence,
                retold.course,
                retold.drivers.remembering(drivers),
                retold.circumstances,
                retold.energy,
                status);
    }

    Transaction authorized(Optional<IdToken> presented, Optional<IdTokenInfo> standing) {
        return new Transaction(
                key, sequence, course, drivers.authorized(presented, standing), circumstances, energy, status);
    }

    /** Takes the station's answer unless a newer one is known. */
    Transaction reported(ReportedStatus answer) {
        boolean newer = status.map(known -> answer.at().isAfter(known.at())).orElse(true);
        return newer
                ? new Transaction(key, sequence, course, drivers, circumstances, energy, Optional.of(answer))
                : this;
    }

    private static List<MeterValue> meterValues(TransactionEventRequest event) {
        return event.meterValue().orElse(List.of());
    }
}
