package io.ametrine.transactions;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChargingProfile;
import io.ametrine.ocpp.v201.ChargingProfilePurpose;
import io.ametrine.ocpp.v201.RequestStartTransactionRequest;
import io.ametrine.ocpp.v201.RequestStartTransactionResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandCheck;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.transactions.RemoteRequest.Kind;
import java.util.Optional;

/** Refuses starts that no station may accept, and keeps how the others ended (F01, F02). */
final class RequestStartTransactionHandler {
    private final RemoteRequestStore requests;

    RequestStartTransactionHandler(RemoteRequestStore requests) {
        this.requests = requests;
    }

    @CommandCheck(Action.REQUEST_START_TRANSACTION)
    Optional<String> check(Station station, RequestStartTransactionRequest request) {
        if (request.evseId().map(id -> id < 1).orElse(false)) {
            return Optional.of("/evseId must be greater than 0, or left out for the station to choose.");
        }
        return request.chargingProfile().flatMap(RequestStartTransactionHandler::unfit);
    }

    @OutcomeHandler(Action.REQUEST_START_TRANSACTION)
    void on(
            Station station,
            Command command,
            RequestStartTransactionRequest request,
            CommandResult<RequestStartTransactionResponse> result) {
        requests.save(new RemoteRequest(
                station.key(),
                command.id(),
                Kind.START,
                Optional.of(request.remoteStartId()),
                alreadyBegun(result),
                request.evseId(),
                Optional.of(Token.of(request.idToken())),
                command.requestedAt(),
                command.caller(),
                RemoteRequest.outcome(result, RequestStartTransactionResponse::status)));
    }

    private static Optional<String> unfit(ChargingProfile profile) {
        if (profile.chargingProfilePurpose() != ChargingProfilePurpose.TX_PROFILE) {
            return Optional.of("/chargingProfile/chargingProfilePurpose must be TxProfile in a start request.");
        }
        return profile.transactionId()
                .map(_ -> "/chargingProfile/transactionId must be left out: the transaction does not exist yet.");
    }

    private static Optional<String> alreadyBegun(CommandResult<RequestStartTransactionResponse> result) {
        return result instanceof CommandResult.Answered<RequestStartTransactionResponse> answered
                ? answered.response().transactionId()
                : Optional.empty();
    }
}
