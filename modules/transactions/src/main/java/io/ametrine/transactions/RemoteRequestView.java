package io.ametrine.transactions;

import io.ametrine.platform.database.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request to start or stop a transaction from afar, as REST shows it; {@code commandId} leads to the whole command. */
record RemoteRequestView(String commandId, String kind, Instant requestedAt, String caller, String outcome) {
    /** Those that name the transaction, or the remoteStartId it was begun with; newest first. */
    static List<RemoteRequestView> of(Transaction transaction) {
        Optional<Integer> remoteStartId = transaction.circumstances().remoteStartId();
        Select select = Select.of(
                "select * from remote_requests where tenant = ? and station = ?",
                transaction.key().tenant(),
                transaction.key().station().station());
        String transactionId = transaction.key().transactionId();
        if (remoteStartId.isPresent()) {
            select.then("and (transaction_id = ? or remote_start_id = ?)", transactionId, remoteStartId.get());
        } else {
            select.then("and transaction_id = ?", transactionId);
        }
        return Rows.list(select.then("order by requested_at desc limit 100"), RemoteRequestView::read);
    }

    private static RemoteRequestView read(ResultSet row) throws SQLException {
        return new RemoteRequestView(
                row.getString("command_id"),
                row.getString("kind"),
                Select.instant(row, "requested_at"),
                row.getString("caller"),
                row.getString("outcome"));
    }
}
