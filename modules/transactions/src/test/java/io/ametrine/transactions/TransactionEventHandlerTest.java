package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.at;
import static io.ametrine.transactions.EventBuilder.ended;
import static io.ametrine.transactions.EventBuilder.started;
import static io.ametrine.transactions.EventBuilder.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.ocpp.v201.TransactionEventResponse;
import io.ametrine.ocpp.v201.TriggerReason;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.transactions.RemoteRequest.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionEventHandlerTest {
    private static final Station STATION = new Station(new StationKey("default", "CS001"), at(0));
    private static final Station OTHER_STATION = new Station(new StationKey("default", "CS002"), at(0));
    private static final Station OTHER_TENANT = new Station(new StationKey("acme", "CS001"), at(0));

    private final InMemoryTransactionStore transactions = new InMemoryTransactionStore();
    private final InMemoryRemoteRequestStore requests = new InMemoryRemoteRequestStore();
    private final InMemoryTokens tokens = new InMemoryTokens()
            .knowing("DEADBEEF", AuthorizationStatus.ACCEPTED)
            .knowing("0BADCAFE", AuthorizationStatus.BLOCKED)
            .inGroup("FA111", "family")
            .inGroup("FA222", "family");
    private final TransactionEventHandler handler = handler(ConcurrentTransactions.ALLOWED);

    private TransactionEventHandler handler(ConcurrentTransactions concurrent) {
        return new TransactionEventHandler(transactions, new Standings(tokens, requests, concurrent, transactions));
    }

    private Reply<TransactionEventResponse> handle(EventBuilder event) {
        return handler.handle(STATION, event.build());
    }

    private Transaction transaction(String id) {
        return transactions.find(new TransactionKey(STATION.key(), id)).orElseThrow();
    }

    private static TransactionEventResponse response(Reply<TransactionEventResponse> reply) {
        return ((Reply.Answer.Response<TransactionEventResponse>) reply.answer()).response();
    }

    private static Optional<AuthorizationStatus> status(Reply<TransactionEventResponse> reply) {
        return response(reply).idTokenInfo().map(IdTokenInfo::status);
    }

    private static List<String> told(Reply<TransactionEventResponse> reply) {
        return reply.events().stream().map(Event::type).toList();
    }

    @Test
    void wholeSessionStandsInOneTransaction() {
        handle(started("tx", 0)
                .evse(1, 2)
                .state(ChargingState.EV_CONNECTED)
                .cable(3, 32)
                .meterWh(1_000));
        handle(updated("tx", 1)
                .because(TriggerReason.AUTHORIZED)
                .token("DEADBEEF")
                .reservation(7));
        handle(updated("tx", 2).state(ChargingState.CHARGING).meterWh(1_400));
        handle(ended("tx", 3)
                .state(ChargingState.IDLE)
                .stopped(Reason.EV_DISCONNECTED)
                .charging(95)
                .meterWh(2_500));

        Transaction transaction = transaction("tx");
        assertThat(transaction.sequence()).isEqualTo(new Sequence(0, 3, 4, 0, true));
        assertThat(transaction.course())
                .isEqualTo(new Course(
                        at(0),
                        at(3),
                        Optional.of(at(3)),
                        Optional.of(Reason.EV_DISCONNECTED),
                        Optional.of(ChargingState.IDLE),
                        Optional.of(95)));
        assertThat(transaction.circumstances())
                .isEqualTo(new Circumstances(
                        Optional.of(1),
                        Optional.of(2),
                        Optional.empty(),
                        Optional.of(7),
                        Optional.of(3),
                        Optional.of(32)));
        assertThat(transaction.drivers().idToken()).contains(new Token("DEADBEEF", IdTokenEnum.ISO14443));
        assertThat(transaction.energy().delivered()).contains(new BigDecimal("1500"));
    }

    @Test
    @Requirement({"E01.FR.11", "E01.FR.12"})
    void eventWithATokenIsAnsweredWithItsStanding() {
        assertThat(status(handle(started("tx", 0).token("DEADBEEF")))).contains(AuthorizationStatus.ACCEPTED);
        assertThat(status(handle(updated("tx", 1).token("0BADCAFE")))).contains(AuthorizationStatus.BLOCKED);
    }

    @Test
    void unknownTokenIsRefusedButTheTransactionIsKept() {
        Reply<TransactionEventResponse> reply = handle(started("tx", 0).token("F00D"));

        assertThat(status(reply)).contains(AuthorizationStatus.UNKNOWN);
        assertThat(transaction("tx").drivers().idToken()).contains(new Token("F00D", IdTokenEnum.ISO14443));
    }

    @Test
    void eventWithoutATokenIsAnsweredWithNothing() {
        assertThat(response(handle(started("tx", 0))))
                .isEqualTo(TransactionEventResponse.builder().build());
    }

    @Test
    void noCostIsNamedWithoutATariff() {
        handle(started("tx", 0).meterWh(0));

        assertThat(response(handle(ended("tx", 1).meterWh(500))).totalCost()).isEmpty();
    }

    @Test
    @Requirement({"C09.FR.02", "C09.FR.03"})
    void standingNamesTheGroupAndTheTransactionRemembersIt() {
        Reply<TransactionEventResponse> reply = handle(started("tx", 0).token("FA111"));
        handle(updated("tx", 1).because(TriggerReason.STOP_AUTHORIZED).token("FA222"));

        assertThat(response(reply).idTokenInfo().flatMap(IdTokenInfo::groupIdToken))
                .map(group -> group.idToken())
                .contains("family");
        Drivers drivers = transaction("tx").drivers();
        assertThat(drivers.group()).contains(new Token("family", IdTokenEnum.CENTRAL));
        assertThat(drivers.idToken()).map(Token::idToken).contains("FA111");
        assertThat(drivers.stopIdToken()).map(Token::idToken).contains("FA222");
    }

    @Test
    @Requirement({"C16.FR.01", "C16.FR.02"})
    void masterPassEndsAnothersTransaction() {
        tokens.inGroup("POLICE", "master-pass");
        handle(started("tx", 0).token("DEADBEEF"));

        Reply<TransactionEventResponse> reply = handle(ended("tx", 1)
                .because(TriggerReason.STOP_AUTHORIZED)
                .stopped(Reason.MASTER_PASS)
                .token("POLICE"));

        assertThat(status(reply)).contains(AuthorizationStatus.ACCEPTED);
        assertThat(transaction("tx").course().stoppedReason()).contains(Reason.MASTER_PASS);
        assertThat(transaction("tx").drivers().idToken()).map(Token::idToken).contains("DEADBEEF");
        assertThat(transaction("tx").drivers().stopIdToken())
                .map(Token::idToken)
                .contains("POLICE");
    }

    @Test
    void leftOutStopReasonIsLocal() {
        handle(started("tx", 0));
        handle(ended("tx", 1));

        assertThat(transaction("tx").course().stoppedReason()).contains(Reason.LOCAL);
    }

    @Test
    void repeatedEventChangesNothingAndIsAnsweredAlike() {
        Reply<TransactionEventResponse> first =
                handle(started("tx", 0).token("DEADBEEF").meterWh(10));
        handle(updated("tx", 1).meterWh(20));
        Transaction before = transaction("tx");

        Reply<TransactionEventResponse> again =
                handle(started("tx", 0).token("DEADBEEF").meterWh(10));

        assertThat(response(again)).isEqualTo(response(first));
        assertThat(transaction("tx")).isEqualTo(before);
        assertThat(told(again)).isEmpty();
    }

    @Test
    void lateStartFillsInWhatWasUnknown() {
        handle(updated("tx", 2).state(ChargingState.CHARGING).meterWh(300));
        assertThat(transaction("tx").sequence().startSeen()).isFalse();
        assertThat(transaction("tx").course().startedAt()).isEqualTo(at(2));

        handle(started("tx", 0)
                .token("FA111")
                .evse(1, 1)
                .state(ChargingState.EV_CONNECTED)
                .meterWh(100)
                .offline());

        Transaction transaction = transaction("tx");
        assertThat(transaction.course().startedAt()).isEqualTo(at(0));
        assertThat(transaction.course().chargingState()).contains(ChargingState.CHARGING);
        assertThat(transaction.drivers().idToken()).map(Token::idToken).contains("FA111");
        assertThat(transaction.drivers().group()).map(Token::idToken).contains("family");
        assertThat(transaction.energy().delivered()).contains(new BigDecimal("200"));
        assertThat(transaction.sequence()).isEqualTo(new Sequence(0, 2, 2, 1, true));
        assertThat(transaction.sequence().missing()).isEqualTo(1);
    }

    @Test
    void lateUpdateDoesNotReopenAnEndedTransaction() {
        handle(started("tx", 0).token("FA111"));
        handle(ended("tx", 2).state(ChargingState.IDLE).stopped(Reason.REMOTE));

        Reply<TransactionEventResponse> late = handle(updated("tx", 1).state(ChargingState.CHARGING));

        assertThat(told(late)).containsExactly("io.ametrine.transaction.updated");
        assertThat(transaction("tx").isActive()).isFalse();
        assertThat(transaction("tx").course().chargingState()).contains(ChargingState.IDLE);
        assertThat(transaction("tx").drivers().group()).map(Token::idToken).contains("family");
        assertThat(transaction("tx").sequence().missing()).isZero();
    }

    @Test
    void secondEndKeepsTheFirst() {
        handle(started("tx", 0));
        Reply<TransactionEventResponse> end = handle(ended("tx", 1).stopped(Reason.LOCAL));

        Reply<TransactionEventResponse> second = handle(ended("tx", 2).stopped(Reason.POWER_LOSS));

        assertThat(told(end)).containsExactly("io.ametrine.transaction.ended");
        assertThat(told(second)).containsExactly("io.ametrine.transaction.updated");
        assertThat(transaction("tx").course().endedAt()).contains(at(1));
        assertThat(transaction("tx").course().stoppedReason()).contains(Reason.LOCAL);
    }

    @Test
    void startIsToldOnce() {
        assertThat(told(handle(started("tx", 0)))).containsExactly("io.ametrine.transaction.started");
        assertThat(told(handle(started("tx", 0)))).isEmpty();
    }

    @Test
    void newsCarryWhatIsKnownOfTheTransaction() {
        handle(started("tx", 0).token("DEADBEEF").evse(2, 1).meterWh(0));

        Event event = handle(updated("tx", 1).meterWh(250)).events().getFirst();

        assertThat(event.subject()).isEqualTo("CS001/tx");
        TransactionNews news = (TransactionNews) event.data();
        assertThat(news.evseId()).contains(2);
        assertThat(news.energyWh()).contains(new BigDecimal("250"));
        assertThat(news.idToken()).map(Token::idToken).contains("DEADBEEF");
    }

    @Test
    void sameIdAtAnotherStationOrTenantIsAnotherTransaction() {
        handle(started("1", 0).meterWh(0));
        handler.handle(OTHER_STATION, updated("1", 4).build());
        handler.handle(OTHER_TENANT, ended("1", 9).build());

        assertThat(transaction("1").sequence()).isEqualTo(new Sequence(0, 0, 1, 0, true));
        assertThat(transactions.find(new TransactionKey(OTHER_STATION.key(), "1")))
                .map(Transaction::isActive)
                .contains(true);
        assertThat(transactions.find(new TransactionKey(OTHER_TENANT.key(), "1")))
                .map(Transaction::isActive)
                .contains(false);
    }

    @Test
    void tokenChargingElsewhereIsRefusedOnlyIfConfigured() {
        handler.handle(OTHER_STATION, started("a", 0).token("DEADBEEF").build());

        assertThat(status(handle(started("b", 0).token("DEADBEEF")))).contains(AuthorizationStatus.ACCEPTED);
        TransactionEventHandler strict = handler(ConcurrentTransactions.REFUSED);
        assertThat(status(
                        strict.handle(STATION, started("c", 0).token("DEADBEEF").build())))
                .contains(AuthorizationStatus.CONCURRENT_TX);
    }

    @Test
    void tokenThatEndsItsOnlyTransactionIsNotConcurrent() {
        TransactionEventHandler strict = handler(ConcurrentTransactions.REFUSED);
        strict.handle(STATION, started("a", 0).token("DEADBEEF").build());

        assertThat(status(
                        strict.handle(STATION, updated("a", 1).token("DEADBEEF").build())))
                .contains(AuthorizationStatus.ACCEPTED);
        assertThat(status(strict.handle(STATION, ended("a", 2).token("DEADBEEF").build())))
                .contains(AuthorizationStatus.ACCEPTED);
        assertThat(status(
                        strict.handle(STATION, started("b", 0).token("DEADBEEF").build())))
                .contains(AuthorizationStatus.ACCEPTED);
    }

    @Test
    void centralTokenOfAnAcceptedRemoteStartIsAccepted() {
        EventBuilder start = started("tx", 0).remoteStart(5).token("app-user-1", IdTokenEnum.CENTRAL);
        assertThat(status(handle(start))).contains(AuthorizationStatus.UNKNOWN);

        requests.save(new RemoteRequest(
                STATION.key(),
                "c1",
                Kind.START,
                Optional.of(5),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Token("APP-USER-1", IdTokenEnum.CENTRAL)),
                at(0),
                "api",
                "Accepted"));

        assertThat(status(handle(start))).contains(AuthorizationStatus.ACCEPTED);
        assertThat(status(handler.handle(OTHER_STATION, start.build()))).contains(AuthorizationStatus.UNKNOWN);
    }
}
