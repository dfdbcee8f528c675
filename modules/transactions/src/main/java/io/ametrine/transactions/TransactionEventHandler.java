package io.ametrine.transactions;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TransactionEventResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Records one TransactionEvent and answers with the standing of its token (E01 to E13). A repeated (transactionId, seqNo) changes
 * nothing; a late one takes its place in the history.
 */
final class TransactionEventHandler {
    private final TransactionStore transactions;
    private final Standings standings;

    TransactionEventHandler(TransactionStore transactions, Standings standings) {
        this.transactions = transactions;
        this.standings = standings;
    }

    @OcppHandler(Action.TRANSACTION_EVENT)
    Reply<TransactionEventResponse> handle(Station station, TransactionEventRequest event) {
        TransactionKey key =
                new TransactionKey(station.key(), event.transactionInfo().transactionId());
        Optional<Transaction> before = transactions.find(key);
        Optional<IdTokenInfo> standing = standings.of(key, evseId(before, event), event);
        Reply<TransactionEventResponse> reply = Reply.with(answer(standing));
        if (isRepeat(before, event)) {
            return reply;
        }
        Transaction transaction = before.map(known -> recorded(known, event))
                .orElseGet(() -> Transaction.begin(key, event))
                .authorized(event.idToken(), standing);
        transactions.save(transaction, StoredEvent.of(station, key, event));
        return reply.telling(TransactionNews.of(transaction, before, event));
    }

    private boolean isRepeat(Optional<Transaction> before, TransactionEventRequest event) {
        return before.filter(known -> known.isPast(event))
                .map(known -> transactions.holds(known.key(), event.seqNo()))
                .orElse(false);
    }

    private Transaction recorded(Transaction known, TransactionEventRequest event) {
        if (!known.isPast(event)) {
            return known.after(event);
        }
        List<TransactionEventRequest> history = new ArrayList<>(transactions.history(known.key()));
        history.add(event);
        history.sort(Comparator.comparingInt(TransactionEventRequest::seqNo));
        return known.retold(history);
    }

    private static Optional<Integer> evseId(Optional<Transaction> before, TransactionEventRequest event) {
        return before.map(Transaction::circumstances)
                .orElse(Circumstances.UNKNOWN)
                .after(event)
                .evseId();
    }

    /** The total cost stays out: leaving it out means "not free", and no tariff says what it was (I03). */
    private static TransactionEventResponse answer(Optional<IdTokenInfo> standing) {
        return new TransactionEventResponse(
                Optional.empty(), Optional.empty(), standing, Optional.empty(), Optional.empty());
    }
}
