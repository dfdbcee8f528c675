package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.at;
import static io.ametrine.transactions.EventBuilder.ended;
import static io.ametrine.transactions.EventBuilder.started;
import static io.ametrine.transactions.EventBuilder.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TriggerReason;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link TransactionStore} does, so that tests may trust the one in memory. */
interface TransactionStoreContract {
    StationKey STATION = new StationKey("default", "CS001");
    StationKey SAME_ID_ELSEWHERE = new StationKey("acme", "CS001");
    TransactionKey KEY = new TransactionKey(STATION, "tx");

    TransactionStore store();

    /** Does the work in one unit and commits it. */
    <T> T unit(Supplier<T> work);

    private void record(TransactionKey key, TransactionEventRequest event) {
        Transaction transaction =
                store().find(key).map(known -> known.after(event)).orElseGet(() -> Transaction.begin(key, event));
        store().save(transaction, StoredEvent.of(new Station(key.station(), at(0)), key, event));
    }

    private void recordIn(TransactionKey key, EventBuilder... events) {
        unit(() -> {
            for (EventBuilder event : events) {
                record(key, event.build());
            }
            return true;
        });
    }

    @Test
    default void unknownTransactionIsNotFound() {
        assertThat(unit(() -> store().find(KEY))).isEmpty();
        assertThat(unit(() -> store().holds(KEY, 0))).isFalse();
        assertThat(unit(() -> store().history(KEY))).isEmpty();
    }

    @Test
    default void everythingOfATransactionIsKept() {
        TransactionEventRequest start = started("tx", 0)
                .token("FA111")
                .remoteStart(-5)
                .evse(1, 2)
                .reservation(9)
                .cable(3, 32)
                .meterWh(1_000)
                .offline()
                .build();
        TransactionEventRequest stop = ended("tx", 4)
                .token("MASTER", IdTokenEnum.CENTRAL)
                .because(TriggerReason.STOP_AUTHORIZED)
                .state(ChargingState.SUSPENDED_EVSE)
                .stopped(Reason.SOC_LIMIT_REACHED)
                .charging(77)
                .meterWh(1_234)
                .build();
        IdTokenInfo standing = IdTokenInfo.builder(AuthorizationStatus.ACCEPTED)
                .groupIdToken(IdToken.builder("family", IdTokenEnum.CENTRAL).build())
                .build();
        Transaction transaction = Transaction.begin(KEY, start)
                .after(stop)
                .authorized(start.idToken(), Optional.of(standing))
                .reported(new ReportedStatus(at(9), Optional.of(false), true));

        unit(() -> {
            store().save(transaction, StoredEvent.of(new Station(KEY.station(), at(0)), KEY, start));
            return true;
        });

        assertThat(unit(() -> store().find(KEY))).contains(transaction);
    }

    @Test
    default void almostNothingOfATransactionIsKeptToo() {
        Transaction transaction = Transaction.begin(KEY, updated("tx", 3).build());

        unit(() -> {
            store().save(transaction);
            return true;
        });

        assertThat(unit(() -> store().find(KEY))).contains(transaction);
    }

    @Test
    default void savedTransactionIsFoundWithinTheSameUnit() {
        unit(() -> {
            record(KEY, started("tx", 0).build());
            assertThat(store().find(KEY)).isPresent();
            assertThat(store().holds(KEY, 0)).isTrue();
            assertThat(store().history(KEY)).hasSize(1);
            return true;
        });
    }

    @Test
    default void laterStateReplacesTheOneBefore() {
        recordIn(KEY, started("tx", 0).state(ChargingState.EV_CONNECTED));
        recordIn(
                KEY,
                updated("tx", 1).state(ChargingState.CHARGING),
                ended("tx", 2).state(ChargingState.IDLE));

        Transaction transaction = unit(() -> store().find(KEY)).orElseThrow();
        assertThat(transaction.course().chargingState()).contains(ChargingState.IDLE);
        assertThat(transaction.isActive()).isFalse();
    }

    @Test
    default void historyIsInTheOrderOfSeqNoAndAsItArrived() {
        TransactionEventRequest start = started("tx", 0).token("A").meterWh(7).build();
        TransactionEventRequest update = updated("tx", 1).meterWh(9).build();
        Transaction transaction = Transaction.of(KEY, List.of(start, update));
        unit(() -> {
            store().save(transaction, StoredEvent.of(new Station(KEY.station(), at(5)), KEY, update));
            return true;
        });
        unit(() -> {
            store().save(transaction, StoredEvent.of(new Station(KEY.station(), at(6)), KEY, start));
            assertThat(store().history(KEY)).containsExactly(start, update);
            return true;
        });

        assertThat(unit(() -> store().history(KEY))).containsExactly(start, update);
        assertThat(unit(() -> store().holds(KEY, 1))).isTrue();
        assertThat(unit(() -> store().holds(KEY, 2))).isFalse();
    }

    @Test
    default void sameIdAtAnotherStationOrTenantIsAnotherTransaction() {
        TransactionKey other = new TransactionKey(new StationKey("default", "CS002"), "tx");
        TransactionKey otherTenant = new TransactionKey(SAME_ID_ELSEWHERE, "tx");
        recordIn(KEY, started("tx", 0));
        recordIn(other, updated("tx", 5));
        recordIn(otherTenant, ended("tx", 8));

        assertThat(unit(() -> store().find(KEY)).orElseThrow().sequence().last())
                .isZero();
        assertThat(unit(() -> store().find(other)).orElseThrow().sequence().last())
                .isEqualTo(5);
        assertThat(unit(() -> store().holds(otherTenant, 0))).isFalse();
        assertThat(unit(() -> store().history(otherTenant))).hasSize(1);
    }

    @Test
    default void activeTransactionsOfATokenAreThoseOfItsTenantThatHaveNotEnded() {
        Token token = new Token("deadbeef", IdTokenEnum.ISO14443);
        TransactionKey done = new TransactionKey(STATION, "done");
        recordIn(KEY, started("tx", 0).token("DeadBeef"));
        recordIn(done, started("done", 0).token("DEADBEEF"), ended("done", 1));
        recordIn(new TransactionKey(SAME_ID_ELSEWHERE, "tx"), started("tx", 0).token("DEADBEEF"));
        recordIn(new TransactionKey(STATION, "else"), started("else", 0).token("F00D"));

        assertThat(unit(() -> store().activeWith("default", token))).containsExactly(KEY);
        assertThat(unit(() -> {
                    record(KEY, ended("tx", 1).build());
                    record(done, started("done", 2).build());
                    return store().activeWith("default", token);
                }))
                .isEmpty();
    }
}
