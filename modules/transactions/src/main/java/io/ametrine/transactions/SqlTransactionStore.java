package io.ametrine.transactions;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.transactions.energy.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Transactions in PostgreSQL. A batch reads its transactions with one statement and writes with two, whatever its size; only a
 * seqNo that is not beyond the last one asks for more.
 */
final class SqlTransactionStore implements TransactionStore, BatchStore {
    private static final MultiRow INSERT_EVENTS = MultiRow.of(
            """
            insert into transaction_events
              (tenant, station, transaction_id, seq_no, event_type, trigger_reason, occurred_at, received_at, offline, metered, payload)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "text", "int4", "text", "text", "timestamptz", "timestamptz", "bool", "bool", "json");

    private final BatchLocal<Working> working = BatchLocal.of(Working::new);

    /** What one unit of work has read, and what it has to write. */
    private static final class Working {
        private final Map<TransactionKey, Optional<Transaction>> known = new HashMap<>();
        private final Map<TransactionKey, Transaction> changed = new LinkedHashMap<>();
        private final Map<TransactionKey, TreeMap<Integer, StoredEvent>> events = new LinkedHashMap<>();

        Collection<StoredEvent> eventsOf(TransactionKey key) {
            return events.getOrDefault(key, new TreeMap<>()).values();
        }
    }

    @Override
    public void prefetch(List<Inbound> batch) {
        load(TransactionIds.in(batch));
    }

    @Override
    public Optional<Transaction> find(TransactionKey key) {
        if (!working.get().known.containsKey(key)) {
            load(Set.of(key));
        }
        return working.get().known.getOrDefault(key, Optional.empty());
    }

    private void load(Collection<TransactionKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<TransactionKey, Optional<Transaction>> known = working.get().known;
        keys.forEach(key -> known.put(key, Optional.empty()));
        Select select = Select.of(
                """
                select t.* from unnest(?, ?, ?) as k (tenant, station, transaction_id)
                join transactions t using (tenant, station, transaction_id)
                """,
                column(keys, TransactionKey::tenant),
                column(keys, key -> key.station().station()),
                column(keys, TransactionKey::transactionId));
        Rows.list(select, TransactionRows::read)
                .forEach(transaction -> known.put(transaction.key(), Optional.of(transaction)));
    }

    @Override
    public boolean holds(TransactionKey key, int seqNo) {
        boolean pending = working.get().eventsOf(key).stream()
                .anyMatch(stored -> stored.event().seqNo() == seqNo);
        return pending
                || !Rows.list(
                                ofTransaction("select seq_no from transaction_events", key)
                                        .then("and seq_no = ?", seqNo),
                                row -> row.getInt("seq_no"))
                        .isEmpty();
    }

    @Override
    public List<TransactionEventRequest> history(TransactionKey key) {
        List<TransactionEventRequest> history = new ArrayList<>(Rows.list(
                ofTransaction("select payload from transaction_events", key),
                row -> OcppJson.read(row.getString("payload"), TransactionEventRequest.class)));
        working.get().eventsOf(key).forEach(stored -> history.add(stored.event()));
        history.sort(Comparator.comparingInt(TransactionEventRequest::seqNo));
        return history;
    }

    private static Select ofTransaction(String select, TransactionKey key) {
        return Select.of(
                select + " where tenant = ? and station = ? and transaction_id = ?",
                key.tenant(),
                key.station().station(),
                key.transactionId());
    }

    @Override
    public List<TransactionKey> activeWith(String tenant, Token token) {
        Map<TransactionKey, Transaction> changed = working.get().changed;
        List<TransactionKey> active = new ArrayList<>(
                Rows.list(Select.of("""
                        select tenant, station, transaction_id from transactions
                        where tenant = ? and lower(id_token) = lower(?) and id_token_type = ? and ended_at is null
                        """, tenant, token.idToken(), token.type().wireName()), TransactionRows::key));
        active.removeIf(changed::containsKey);
        changed.values().stream()
                .filter(transaction -> transaction.isActive()
                        && transaction.key().tenant().equals(tenant)
                        && transaction.drivers().idToken().map(token::isSame).orElse(false))
                .forEach(transaction -> active.add(transaction.key()));
        return active;
    }

    @Override
    public void save(Transaction transaction, StoredEvent event) {
        save(transaction);
        working.get()
                .events
                .computeIfAbsent(event.key(), _ -> new TreeMap<>())
                .put(event.event().seqNo(), event);
    }

    @Override
    public void save(Transaction transaction) {
        working.get().known.put(transaction.key(), Optional.of(transaction));
        working.get().changed.put(transaction.key(), transaction);
    }

    @Override
    public void flush() {
        Working batch = working.get();
        TransactionRows.UPSERT.write(batch.changed.values(), TransactionRows::row);
        List<StoredEvent> events = batch.events.values().stream()
                .flatMap(ofOne -> ofOne.values().stream())
                .toList();
        INSERT_EVENTS.write(events, SqlTransactionStore::row);
        batch.changed.clear();
        batch.events.clear();
    }

    private static @Nullable Object[] row(StoredEvent stored) {
        TransactionEventRequest event = stored.event();
        return MultiRow.row(
                stored.key().tenant(),
                stored.key().station().station(),
                stored.key().transactionId(),
                event.seqNo(),
                event.eventType().wireName(),
                event.triggerReason().wireName(),
                Times.stored(event.timestamp()),
                Times.stored(stored.receivedAt()),
                event.offline().orElse(false),
                event.meterValue().isPresent(),
                stored.payload());
    }

    private static String[] column(Collection<TransactionKey> keys, Function<TransactionKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
