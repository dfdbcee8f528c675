package io.ametrine.transactions;

import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TriggerReason;
import io.ametrine.platform.runtime.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What the world is told of a new event of a transaction: the data of io.ametrine.transaction.started, updated and ended. */
record TransactionNews(
        String stationId,
        String transactionId,
        int seqNo,
        TransactionEvent eventType,
        TriggerReason triggerReason,
        Instant timestamp,
        boolean offline,
        boolean active,
        Optional<ChargingState> chargingState,
        Optional<Integer> evseId,
        Optional<Integer> connectorId,
        Optional<Token> idToken,
        Optional<BigDecimal> energyWh) {
    private static final String TYPE = "io.ametrine.transaction.";

    static Event of(Transaction transaction, Optional<Transaction> before, TransactionEventRequest event) {
        TransactionNews news = new TransactionNews(
                transaction.key().station().station(),
                transaction.key().transactionId(),
                event.seqNo(),
                event.eventType(),
                event.triggerReason(),
                event.timestamp(),
                event.offline().orElse(false),
                transaction.isActive(),
                transaction.course().chargingState(),
                transaction.circumstances().evseId(),
                transaction.circumstances().connectorId(),
                transaction.drivers().idToken(),
                transaction.energy().delivered());
        return new Event(TYPE + verb(before, event), subject(transaction.key()), event.timestamp(), news);
    }

    /** A transaction ends once, even if its station says so again under another seqNo. */
    private static String verb(Optional<Transaction> before, TransactionEventRequest event) {
        boolean active = before.map(Transaction::isActive).orElse(true);
        return switch (event.eventType()) {
            case STARTED -> "started";
            case UPDATED -> "updated";
            case ENDED -> active ? "ended" : "updated";
        };
    }

    private static String subject(TransactionKey key) {
        return key.station().station() + '/' + key.transactionId();
    }
}
