package io.ametrine.transactions;

import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.transactions.energy.Doubt;
import io.ametrine.transactions.energy.Energy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A transaction as REST shows it. */
record TransactionView(
        String stationId,
        String transactionId,
        boolean active,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Reason> stoppedReason,
        Optional<ChargingState> chargingState,
        Optional<Integer> timeSpentCharging,
        Optional<Integer> evseId,
        Optional<Integer> connectorId,
        Optional<Token> idToken,
        Optional<Token> groupIdToken,
        Optional<Token> stopIdToken,
        Optional<Integer> remoteStartId,
        Optional<Integer> reservationId,
        Optional<Integer> numberOfPhasesUsed,
        Optional<Integer> cableMaxCurrent,
        EnergyView energy,
        EventsView events,
        Optional<ReportedStatus> reportedStatus,
        Optional<List<RemoteRequestView>> remoteRequests) {
    /** Energy in Wh. {@code deliveredWh} is absent while there are no readings and when {@code doubt} says why not to trust them. */
    record EnergyView(
            Optional<BigDecimal> deliveredWh,
            Optional<Energy.Reading> begin,
            Optional<Energy.Reading> end,
            Optional<String> register,
            Optional<Doubt> doubt) {}

    /** Which events arrived; {@code missing} counts the gaps in seqNo, {@code startReported} whether a Started came. */
    record EventsView(
            int count,
            long missing,
            int offline,
            int firstSeqNo,
            int lastSeqNo,
            Instant lastAt,
            boolean startReported) {}

    static TransactionView of(Transaction transaction) {
        Course course = transaction.course();
        Circumstances at = transaction.circumstances();
        Drivers drivers = transaction.drivers();
        return new TransactionView(
                transaction.key().station().station(),
                transaction.key().transactionId(),
                transaction.isActive(),
                course.startedAt(),
                course.endedAt(),
                course.stoppedReason(),
                course.chargingState(),
                course.timeSpentCharging(),
                at.evseId(),
                at.connectorId(),
                drivers.idToken(),
                drivers.group(),
                drivers.stopIdToken(),
                at.remoteStartId(),
                at.reservationId(),
                at.numberOfPhasesUsed(),
                at.cableMaxCurrent(),
                energy(transaction.energy()),
                events(transaction),
                transaction.status(),
                Optional.empty());
    }

    TransactionView with(List<RemoteRequestView> requests) {
        return new TransactionView(
                stationId,
                transactionId,
                active,
                startedAt,
                endedAt,
                stoppedReason,
                chargingState,
                timeSpentCharging,
                evseId,
                connectorId,
                idToken,
                groupIdToken,
                stopIdToken,
                remoteStartId,
                reservationId,
                numberOfPhasesUsed,
                cableMaxCurrent,
                energy,
                events,
                reportedStatus,
                Optional.of(requests));
    }

    private static EnergyView energy(Energy energy) {
        return new EnergyView(energy.delivered(), energy.begin(), energy.end(), energy.register(), energy.doubt());
    }

    private static EventsView events(Transaction transaction) {
        Sequence sequence = transaction.sequence();
        return new EventsView(
                sequence.count(),
                sequence.missing(),
                sequence.offline(),
                sequence.first(),
                sequence.last(),
                transaction.course().lastEventAt(),
                sequence.startSeen());
    }
}
