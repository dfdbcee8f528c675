package io.ametrine.transactions;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.RequestStopTransactionRequest;
import io.ametrine.ocpp.v201.RequestStopTransactionResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandCheck;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.transactions.RemoteRequest.Kind;
import java.util.Optional;

/** Refuses to stop a transaction that this station never told of, and keeps how other stops ended (F03). */
final class RequestStopTransactionHandler {
    private final TransactionStore transactions;
    private final RemoteRequestStore requests;

    RequestStopTransactionHandler(TransactionStore transactions, RemoteRequestStore requests) {
        this.transactions = transactions;
        this.requests = requests;
    }

    /** One that has ended goes through: the station knows best, and says so. */
    @CommandCheck(Action.REQUEST_STOP_TRANSACTION)
    Optional<String> check(Station station, RequestStopTransactionRequest request) {
        boolean known = transactions
                .find(new TransactionKey(station.key(), request.transactionId()))
                .isPresent();
        return known
                ? Optional.empty()
                : Optional.of("Station " + station.id() + " has no transaction \"" + request.transactionId()
                        + "\". GET /api/v1/transactions?station=" + station.id() + "&active=true lists those it has.");
    }

    @OutcomeHandler(Action.REQUEST_STOP_TRANSACTION)
    void on(
            Station station,
            Command command,
            RequestStopTransactionRequest request,
            CommandResult<RequestStopTransactionResponse> result) {
        requests.save(new RemoteRequest(
                station.key(),
                command.id(),
                Kind.STOP,
                Optional.empty(),
                Optional.of(request.transactionId()),
                Optional.empty(),
                Optional.empty(),
                command.requestedAt(),
                command.caller(),
                RemoteRequest.outcome(result, RequestStopTransactionResponse::status)));
    }
}
