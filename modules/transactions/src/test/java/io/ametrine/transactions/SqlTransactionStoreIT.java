package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.at;
import static io.ametrine.transactions.EventBuilder.started;
import static io.ametrine.transactions.EventBuilder.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.platform.database.StatementCount;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTransactionStoreIT implements TransactionStoreContract {
    private static final int STATIONS = 50;

    private final SqlTransactionStore store = new SqlTransactionStore();

    @BeforeEach
    void emptyTables() {
        RealDatabase.empty();
    }

    @Override
    public TransactionStore store() {
        return store;
    }

    @Override
    public <T> T unit(Supplier<T> work) {
        return RealDatabase.unit(work, store);
    }

    private record Cost(int statements, int rows) {}

    /** Has one event of each of fifty stations handled as the runtime would, in one batch. */
    private Cost handle(IntFunction<EventBuilder> eventOf) {
        InMemoryTokens tokens = new InMemoryTokens().knowing("DEADBEEF", AuthorizationStatus.ACCEPTED);
        TransactionEventHandler handler = new TransactionEventHandler(
                store, new Standings(tokens, new InMemoryRemoteRequestStore(), ConcurrentTransactions.ALLOWED, store));
        List<TransactionEventRequest> events = new ArrayList<>();
        List<Inbound> batch = new ArrayList<>();
        for (int index = 0; index < STATIONS; index++) {
            TransactionEventRequest event = eventOf.apply(index).build();
            events.add(event);
            batch.add(call(station(index), event));
        }
        return RealDatabase.unit(() -> {
            AtomicInteger statements = new AtomicInteger();
            int rows = RealDatabase.rowsWritten(() -> statements.set(StatementCount.of(() -> {
                store.prefetch(batch);
                for (int index = 0; index < STATIONS; index++) {
                    handler.handle(new Station(station(index), at(0)), events.get(index));
                }
                store.flush();
            })));
            return new Cost(statements.get(), rows);
        });
    }

    private static StationKey station(int index) {
        return new StationKey("default", "CS" + index);
    }

    private static Inbound call(StationKey station, TransactionEventRequest event) {
        SessionRef session = new SessionRef("node", 0, new UUID(0, 1), 1, "ocpp2.0.1");
        return new Inbound.StationCall(
                station, session, "1", Action.TRANSACTION_EVENT, OcppJson.write(event), at(0), at(1), Optional.empty());
    }

    @Test
    void batchCostsThreeStatementsAndTwoRowsPerEvent() {
        assertThat(handle(_ -> started("tx", 0).token("DEADBEEF").meterWh(1))).isEqualTo(new Cost(3, 2 * STATIONS));
        assertThat(handle(_ -> updated("tx", 1).meterWh(2))).isEqualTo(new Cost(3, 2 * STATIONS));
    }

    @Test
    void repeatedEventWritesNothing() {
        handle(_ -> started("tx", 0).meterWh(1));
        List<String> before = RealDatabase.contents();

        assertThat(handle(_ -> started("tx", 0).meterWh(1)).rows()).isZero();
        assertThat(RealDatabase.contents()).isEqualTo(before);
    }

    @Test
    void eventsOfOneTransactionInABatchShareItsRow() {
        Cost cost = RealDatabase.unit(() -> {
            TransactionKey key = new TransactionKey(station(0), "tx");
            AtomicInteger statements = new AtomicInteger();
            int rows = RealDatabase.rowsWritten(() -> statements.set(StatementCount.of(() -> {
                TransactionEventRequest start = started("tx", 0).build();
                TransactionEventRequest update = updated("tx", 1).build();
                store.save(
                        Transaction.begin(key, start), StoredEvent.of(new Station(key.station(), at(0)), key, start));
                store.save(
                        Transaction.begin(key, start).after(update),
                        StoredEvent.of(new Station(key.station(), at(0)), key, update));
                store.flush();
            })));
            return new Cost(statements.get(), rows);
        });

        assertThat(cost).isEqualTo(new Cost(2, 3));
    }
}
