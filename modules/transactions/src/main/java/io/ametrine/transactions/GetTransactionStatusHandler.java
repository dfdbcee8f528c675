package io.ametrine.transactions;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.GetTransactionStatusRequest;
import io.ametrine.ocpp.v201.GetTransactionStatusResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.transactions.energy.Times;

/** Notes on a transaction what its station says of it when asked: whether it goes on, and whether messages are due (E14). */
final class GetTransactionStatusHandler {
    private final TransactionStore transactions;

    GetTransactionStatusHandler(TransactionStore transactions) {
        this.transactions = transactions;
    }

    @OutcomeHandler(Action.GET_TRANSACTION_STATUS)
    void on(
            Station station,
            Command command,
            GetTransactionStatusRequest request,
            CommandResult<GetTransactionStatusResponse> result) {
        if (result instanceof CommandResult.Answered<GetTransactionStatusResponse> answered) {
            GetTransactionStatusResponse response = answered.response();
            ReportedStatus status = new ReportedStatus(
                    Times.stored(command.requestedAt()), response.ongoingIndicator(), response.messagesInQueue());
            request.transactionId()
                    .flatMap(id -> transactions.find(new TransactionKey(station.key(), id)))
                    .ifPresent(transaction -> transactions.save(transaction.reported(status)));
        }
    }
}
