package io.ametrine.transactions;

import io.ametrine.ocpp.v201.TransactionEventRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Transactions in maps; the contract test says that it behaves like the real store. */
final class InMemoryTransactionStore implements TransactionStore {
    private final Map<TransactionKey, Transaction> transactions = new HashMap<>();
    private final Map<TransactionKey, TreeMap<Integer, StoredEvent>> events = new HashMap<>();

    @Override
    public Optional<Transaction> find(TransactionKey key) {
        return Optional.ofNullable(transactions.get(key));
    }

    @Override
    public boolean holds(TransactionKey key, int seqNo) {
        return eventsOf(key).containsKey(seqNo);
    }

    @Override
    public List<TransactionEventRequest> history(TransactionKey key) {
        return eventsOf(key).values().stream().map(StoredEvent::event).toList();
    }

    @Override
    public List<TransactionKey> activeWith(String tenant, Token token) {
        return transactions.values().stream()
                .filter(transaction -> transaction.isActive()
                        && transaction.key().tenant().equals(tenant)
                        && transaction.drivers().idToken().map(token::isSame).orElse(false))
                .map(Transaction::key)
                .toList();
    }

    @Override
    public void save(Transaction transaction, StoredEvent event) {
        save(transaction);
        events.computeIfAbsent(event.key(), _ -> new TreeMap<>())
                .put(event.event().seqNo(), event);
    }

    @Override
    public void save(Transaction transaction) {
        transactions.put(transaction.key(), transaction);
    }

    private Map<Integer, StoredEvent> eventsOf(TransactionKey key) {
        return events.getOrDefault(key, new TreeMap<>());
    }
}
