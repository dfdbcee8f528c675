package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.at;
import static io.ametrine.transactions.EventBuilder.ended;
import static io.ametrine.transactions.EventBuilder.started;
import static io.ametrine.transactions.EventBuilder.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.MeterValuesRequest;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import io.ametrine.transactions.RemoteRequest.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionResourceIT {
    private static final Caller CALLER = StoreWorkbench.admin("default");
    private static final Limit MANY = new Limit(50);
    private static final Optional<Cursor> START = Optional.empty();
    private static final SqlTransactionStore TRANSACTIONS = new SqlTransactionStore();
    private static final SqlMeterValuesStore METER_VALUES = new SqlMeterValuesStore();
    private static final SqlRemoteRequestStore REQUESTS = new SqlRemoteRequestStore();
    private static final TransactionEventHandler EVENTS = new TransactionEventHandler(
            TRANSACTIONS,
            new Standings(
                    new InMemoryTokens().knowing("A", AuthorizationStatus.ACCEPTED),
                    REQUESTS,
                    ConcurrentTransactions.ALLOWED,
                    TRANSACTIONS));

    private static StoreWorkbench workbench;
    private static TransactionResource transactions;
    private static MeterValuesResource meterValues;

    @BeforeAll
    static void fill() {
        RealDatabase.empty();
        workbench = StoreWorkbench.open("transactions", TRANSACTIONS, METER_VALUES, REQUESTS);
        transactions = new TransactionResource(workbench.transactor());
        meterValues = new MeterValuesResource(workbench.transactor());
        workbench.batch(() -> {
            send(
                    "default",
                    "CS1",
                    started("t1", 0).token("DeadBeef").remoteStart(7).meterWh(100));
            send("default", "CS1", updated("t1", 1));
            send("default", "CS1", ended("t1", 3).meterWh(600));
            send("default", "CS1", updated("t2", 5).token("F00D"));
            send("default", "CS2", started("t1", 2));
            send("acme", "CS1", started("t1", 0).token("DEADBEEF"));
            REQUESTS.save(start("c1", 7));
            REQUESTS.save(start("c2", 8));
            for (int minute = 1; minute <= 3; minute++) {
                sendMeterValues("default", minute);
            }
            sendMeterValues("acme", 9);
        });
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    private static void send(String tenant, String station, EventBuilder event) {
        EVENTS.handle(new Station(new StationKey(tenant, station), at(0)), event.build());
    }

    private static void sendMeterValues(String tenant, int minute) {
        String json = "{\"evseId\":" + minute % 2 + ",\"meterValue\":[{\"timestamp\":\"" + at(minute)
                + "\",\"sampledValue\":[{\"value\":" + minute + "}]}]}";
        new MeterValuesHandler(METER_VALUES)
                .handle(
                        new Station(new StationKey(tenant, "CS1"), at(0)),
                        OcppJson.read(json, MeterValuesRequest.class));
    }

    private static RemoteRequest start(String commandId, int remoteStartId) {
        return new RemoteRequest(
                new StationKey("default", "CS1"),
                commandId,
                Kind.START,
                Optional.of(remoteStartId),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Token("DEADBEEF", IdTokenEnum.ISO14443)),
                at(0),
                "operator",
                "Accepted");
    }

    private record Query(
            Optional<String> station,
            Optional<Boolean> active,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> idToken) {
        static final Query ALL =
                new Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        List<String> found() {
            return names(transactions.transactions(CALLER, station, active, from, to, idToken, START, MANY));
        }
    }

    private static List<String> names(Page<TransactionView> page) {
        return page.items().stream()
                .map(view -> view.stationId() + '/' + view.transactionId())
                .toList();
    }

    @Test
    void listsTheCallersTransactionsTheLastBegunFirst() {
        assertThat(Query.ALL.found()).containsExactly("CS1/t2", "CS2/t1", "CS1/t1");
    }

    @Test
    void filtersTheList() {
        Optional<String> none = Optional.empty();
        Optional<Instant> ever = Optional.empty();
        Optional<Boolean> any = Optional.empty();

        assertThat(new Query(Optional.of("CS2"), any, ever, ever, none).found()).containsExactly("CS2/t1");
        assertThat(new Query(none, Optional.of(true), ever, ever, none).found()).containsExactly("CS1/t2", "CS2/t1");
        assertThat(new Query(none, Optional.of(false), ever, ever, none).found())
                .containsExactly("CS1/t1");
        assertThat(new Query(none, any, Optional.of(at(2)), Optional.of(at(5)), none).found())
                .containsExactly("CS2/t1");
        assertThat(new Query(none, any, ever, ever, Optional.of("DEADBEEF")).found())
                .containsExactly("CS1/t1");
        assertThat(new Query(Optional.of("CS2"), Optional.of(false), ever, ever, none).found())
                .isEmpty();
    }

    @Test
    void pagesOfOneLeaveNothingOutAndNothingTwice() {
        List<String> seen = new ArrayList<>();
        Optional<Cursor> cursor = START;
        do {
            Page<TransactionView> page = transactions.transactions(
                    CALLER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    cursor,
                    new Limit(1));
            seen.addAll(names(page));
            cursor = page.next().map(Cursor::valueOf);
        } while (cursor.isPresent());

        assertThat(seen).containsExactly("CS1/t2", "CS2/t1", "CS1/t1");
    }

    @Test
    void showsOneTransactionWithTheRequestThatStartedIt() {
        TransactionView view = transactions.transaction(CALLER, "CS1", "t1").orElseThrow();

        assertThat(view.energy().deliveredWh()).contains(new BigDecimal("500"));
        assertThat(view.events().missing()).isEqualTo(1);
        assertThat(view.active()).isFalse();
        assertThat(view.remoteRequests())
                .hasValueSatisfying(requests -> assertThat(requests)
                        .extracting(RemoteRequestView::commandId)
                        .containsExactly("c1"));
        assertThat(transactions.transaction(CALLER, "CS2", "t2")).isEmpty();
    }

    @Test
    void showsEventsAndMeterValuesInTheOrderOfSeqNo() {
        Page<EventView> first = transactions.events(CALLER, "CS1", "t1", START, new Limit(2));
        Page<EventView> second =
                transactions.events(CALLER, "CS1", "t1", first.next().map(Cursor::valueOf), new Limit(2));
        Page<MeterValuesView> metered = transactions.meterValues(CALLER, "CS1", "t1", START, MANY);

        assertThat(first.items()).extracting(EventView::seqNo).containsExactly(0, 1);
        assertThat(second.items()).extracting(EventView::seqNo).containsExactly(3);
        assertThat(first.items().getFirst().payload().at("/idToken/idToken").asText())
                .isEqualTo("DeadBeef");
        assertThat(metered.items()).extracting(MeterValuesView::seqNo).containsExactly(Optional.of(0), Optional.of(3));
        assertThat(metered.items()
                        .getLast()
                        .meterValue()
                        .at("/0/sampledValue/0/value")
                        .asInt())
                .isEqualTo(600);
    }

    @Test
    void eventsOfAnUnknownTransactionAreAProblem() {
        assertThatThrownBy(() -> transactions.events(CALLER, "CS2", "t2", START, MANY))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void anotherTenantSeesItsOwnOnly() {
        Caller acme = StoreWorkbench.admin("acme");

        assertThat(transactions.transaction(acme, "CS1", "t1").orElseThrow().remoteRequests())
                .hasValueSatisfying(requests -> assertThat(requests).isEmpty());
        assertThat(transactions.transaction(acme, "CS2", "t1")).isEmpty();
        assertThat(meterValues
                        .meterValues(acme, "CS1", Optional.empty(), Optional.empty(), Optional.empty(), START, MANY)
                        .items())
                .extracting(MeterValuesView::timestamp)
                .containsExactly(at(9));
    }

    @Test
    void listsMeterValuesOutsideTransactionsNewestFirst() {
        Page<MeterValuesView> first = meterValues.meterValues(
                CALLER, "CS1", Optional.empty(), Optional.empty(), Optional.empty(), START, new Limit(2));
        Page<MeterValuesView> rest = meterValues.meterValues(
                CALLER,
                "CS1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first.next().map(Cursor::valueOf),
                MANY);
        Page<MeterValuesView> ofMain =
                meterValues.meterValues(CALLER, "CS1", Optional.of(0), Optional.empty(), Optional.empty(), START, MANY);

        assertThat(first.items()).extracting(MeterValuesView::timestamp).containsExactly(at(3), at(2));
        assertThat(rest.items()).extracting(MeterValuesView::timestamp).containsExactly(at(1));
        assertThat(ofMain.items()).extracting(MeterValuesView::timestamp).containsExactly(at(2));
    }
}
