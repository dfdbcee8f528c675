package io.ametrine.transactions;

import io.ametrine.ocpp.v201.TransactionEventRequest;
import java.util.List;
import java.util.Optional;

/** The transactions of all stations with their histories. */
interface TransactionStore {
    Optional<Transaction> find(TransactionKey key);

    /** Whether this event of the transaction was stored before. */
    boolean holds(TransactionKey key, int seqNo);

    /** All stored events of a transaction, in the order of seqNo. */
    List<TransactionEventRequest> history(TransactionKey key);

    /** The transactions that have not ended and were begun with this token, at any station of the tenant. */
    List<TransactionKey> activeWith(String tenant, Token token);

    void save(Transaction transaction, StoredEvent event);

    void save(Transaction transaction);
}
