package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.at;
import static io.ametrine.transactions.EventBuilder.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.GetTransactionStatusRequest;
import io.ametrine.ocpp.v201.GetTransactionStatusResponse;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.RequestStartStopStatus;
import io.ametrine.ocpp.v201.RequestStartTransactionRequest;
import io.ametrine.ocpp.v201.RequestStartTransactionResponse;
import io.ametrine.ocpp.v201.RequestStopTransactionRequest;
import io.ametrine.ocpp.v201.RequestStopTransactionResponse;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.Station;
import io.ametrine.transactions.RemoteRequest.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCommandsTest {
    private static final Station STATION = new Station(new StationKey("default", "CS001"), at(0));
    private static final Station OTHER = new Station(new StationKey("default", "CS002"), at(0));
    private static final TransactionKey KEY = new TransactionKey(STATION.key(), "tx");

    private final InMemoryTransactionStore transactions = new InMemoryTransactionStore();
    private final InMemoryRemoteRequestStore requests = new InMemoryRemoteRequestStore();
    private final RequestStartTransactionHandler starts = new RequestStartTransactionHandler(requests);
    private final RequestStopTransactionHandler stops = new RequestStopTransactionHandler(transactions, requests);
    private final GetTransactionStatusHandler statuses = new GetTransactionStatusHandler(transactions);

    private static Command command(Action action, Instant requestedAt) {
        return new Command("transactions-1", action, "operator", requestedAt);
    }

    private static RequestStartTransactionRequest start(String more) {
        String json = "{'idToken':{'idToken':'DEADBEEF','type':'ISO14443'},'remoteStartId':5" + more + "}";
        return OcppJson.read(json.replace('\'', '"'), RequestStartTransactionRequest.class);
    }

    private static String profile(String purpose, String more) {
        return ",'chargingProfile':{'id':1,'stackLevel':0,'chargingProfilePurpose':'" + purpose + "'" + more
                + ",'chargingProfileKind':'Relative','chargingSchedule':[{'id':1,'chargingRateUnit':'A',"
                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':16}]}]}";
    }

    private void begin() {
        transactions.save(Transaction.begin(KEY, started("tx", 0).build()));
    }

    @Test
    void startIsKeptWithItsOutcome() {
        CommandResult<RequestStartTransactionResponse> accepted = new CommandResult.Answered<>(
                RequestStartTransactionResponse.builder(RequestStartStopStatus.ACCEPTED)
                        .transactionId("tx")
                        .build(),
                false);

        starts.on(STATION, command(Action.REQUEST_START_TRANSACTION, at(0)), start(",'evseId':2"), accepted);

        assertThat(requests.of("transactions-1"))
                .isEqualTo(new RemoteRequest(
                        STATION.key(),
                        "transactions-1",
                        Kind.START,
                        Optional.of(5),
                        Optional.of("tx"),
                        Optional.of(2),
                        Optional.of(new Token("DEADBEEF", IdTokenEnum.ISO14443)),
                        at(0),
                        "operator",
                        "Accepted"));
    }

    @Test
    void unansweredAndUnsentStartsAreKeptToo() {
        Command command = command(Action.REQUEST_START_TRANSACTION, at(0));

        starts.on(STATION, command, start(""), new CommandResult.NoAnswer<>());
        assertThat(requests.of("transactions-1").outcome()).isEqualTo("NoAnswer");
        starts.on(STATION, command, start(""), new CommandResult.Errored<>("InternalError", "", false));
        assertThat(requests.of("transactions-1").outcome()).isEqualTo("InternalError");
        starts.on(STATION, command, start(""), new CommandResult.NotSent<>("offline"));
        assertThat(requests.of("transactions-1").outcome()).isEqualTo("NotSent");
    }

    @Test
    void plainStartIsSent() {
        assertThat(starts.check(STATION, start(""))).isEmpty();
        assertThat(starts.check(STATION, start(",'evseId':1" + profile("TxProfile", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void startOnNoEvseIsRefused(int evseId) {
        assertThat(starts.check(STATION, start(",'evseId':" + evseId)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("/evseId"));
    }

    @Test
    @Requirement({"F01.FR.09", "F01.FR.11"})
    void startTakesATxProfileWithoutATransactionOnly() {
        assertThat(starts.check(STATION, start(profile("TxDefaultProfile", ""))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("TxProfile"));
        assertThat(starts.check(STATION, start(profile("TxProfile", ",'transactionId':'tx'"))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("transactionId"));
    }

    @Test
    void stopOfATransactionOfThisStationIsSent() {
        begin();

        assertThat(stops.check(STATION, new RequestStopTransactionRequest("tx", Optional.empty())))
                .isEmpty();
    }

    @Test
    void stopOfAnotherStationsTransactionIsRefused() {
        begin();

        assertThat(stops.check(OTHER, new RequestStopTransactionRequest("tx", Optional.empty())))
                .hasValueSatisfying(reason -> assertThat(reason).contains("CS002 has no transaction \"tx\""));
    }

    @Test
    void stopIsKeptWithItsOutcome() {
        stops.on(
                STATION,
                command(Action.REQUEST_STOP_TRANSACTION, at(3)),
                new RequestStopTransactionRequest("tx", Optional.empty()),
                new CommandResult.Answered<>(
                        RequestStopTransactionResponse.builder(RequestStartStopStatus.REJECTED)
                                .build(),
                        false));

        RemoteRequest request = requests.of("transactions-1");
        assertThat(request.kind()).isEqualTo(Kind.STOP);
        assertThat(request.transactionId()).contains("tx");
        assertThat(request.outcome()).isEqualTo("Rejected");
    }

    private void answerStatus(Instant askedAt, GetTransactionStatusResponse response) {
        statuses.on(
                STATION,
                command(Action.GET_TRANSACTION_STATUS, askedAt),
                GetTransactionStatusRequest.builder().transactionId("tx").build(),
                new CommandResult.Answered<>(response, false));
    }

    @Test
    void statusIsNotedOnTheTransactionAndOnlyTheNewestKept() {
        begin();

        answerStatus(
                at(5),
                GetTransactionStatusResponse.builder(true)
                        .ongoingIndicator(false)
                        .build());
        answerStatus(at(3), GetTransactionStatusResponse.builder(false).build());

        assertThat(transactions.find(KEY).orElseThrow().status())
                .contains(new ReportedStatus(at(5), Optional.of(false), true));
    }

    @Test
    void statusOfAnUnknownTransactionMakesNone() {
        answerStatus(at(5), GetTransactionStatusResponse.builder(true).build());

        assertThat(transactions.find(KEY)).isEmpty();
    }
}
