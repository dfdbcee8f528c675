package io.ametrine.transactions;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Transactions over REST: the list, one of them, its events and its meter values. */
@Path("/api/v1/transactions")
@Tag(name = "Transactions")
public final class TransactionResource {
    private final Transactor transactor;

    TransactionResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listTransactions", summary = "Transactions, the last begun first")
    public Page<TransactionView> transactions(
            Caller caller,
            @Parameter(description = "only of this station") @QueryParam("station") Optional<String> station,
            @Parameter(description = "true: only those that have not ended; false: only those that have")
                    @QueryParam("active")
                    Optional<Boolean> active,
            @Parameter(description = "begun at this time or later") @QueryParam("from") Optional<Instant> from,
            @Parameter(description = "begun before this time") @QueryParam("to") Optional<Instant> to,
            @Parameter(description = "begun with this token, in any case") @QueryParam("idToken")
                    Optional<String> idToken,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of("select * from transactions where tenant = ?", caller.tenant())
                .and("station = ?", station)
                .and("started_at >= ?", from)
                .and("started_at < ?", to)
                .and("lower(id_token) = lower(?)", idToken);
        active.ifPresent(open -> select.then("and ended_at is " + (open ? "null" : "not null")));
        cursor.ifPresent(last -> select.then(
                "and (started_at, station, transaction_id) < (?, ?, ?)", last.instant(0), last.text(1), last.text(2)));
        select.then("order by started_at desc, station desc, transaction_id desc limit ?", limit.rows());
        return transactor.read(
                caller,
                _ -> Page.of(Rows.list(select, TransactionRows::read), limit, TransactionResource::place)
                        .map(TransactionView::of));
    }

    private static Cursor place(Transaction transaction) {
        return Cursor.at(
                transaction.course().startedAt(),
                transaction.key().station().station(),
                transaction.key().transactionId());
    }

    @GET
    @Path("/{stationId}/{transactionId}")
    @Operation(
            operationId = "getTransaction",
            summary = "One transaction, with the remote requests that started or stopped it")
    public Optional<TransactionView> transaction(
            Caller caller, @PathParam("stationId") String stationId, @PathParam("transactionId") String transactionId) {
        return transactor.read(
                caller,
                _ -> find(caller, stationId, transactionId)
                        .map(found -> TransactionView.of(found).with(RemoteRequestView.of(found))));
    }

    @GET
    @Path("/{stationId}/{transactionId}/events")
    @Operation(operationId = "listTransactionEvents", summary = "The events of a transaction in the order of seqNo")
    public Page<EventView> events(
            Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("transactionId") String transactionId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = page(history(caller, stationId, transactionId), cursor, limit);
        return transactor.read(caller, _ -> {
            require(caller, stationId, transactionId);
            return Page.of(Rows.list(select, EventView::read), limit, event -> Cursor.at(event.seqNo()));
        });
    }

    @GET
    @Path("/{stationId}/{transactionId}/meter-values")
    @Operation(
            operationId = "listTransactionMeterValues",
            summary = "The meter values of a transaction, one item per event that carries any, in the order of seqNo")
    public Page<MeterValuesView> meterValues(
            Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("transactionId") String transactionId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = page(history(caller, stationId, transactionId).then("and metered"), cursor, limit);
        return transactor.read(caller, _ -> {
            require(caller, stationId, transactionId);
            return Page.of(
                    Rows.list(select, MeterValuesView::ofEvent),
                    limit,
                    values -> Cursor.at(values.seqNo().orElseThrow()));
        });
    }

    private static Select page(Select events, Optional<Cursor> cursor, Limit limit) {
        cursor.ifPresent(last -> events.then("and seq_no > ?", last.number(0)));
        return events.then("order by seq_no limit ?", limit.rows());
    }

    private static Select history(Caller caller, String stationId, String transactionId) {
        return Select.of(
                "select * from transaction_events where tenant = ? and station = ? and transaction_id = ?",
                caller.tenant(),
                stationId,
                transactionId);
    }

    private static void require(Caller caller, String stationId, String transactionId) {
        if (find(caller, stationId, transactionId).isEmpty()) {
            throw Problem.notFound("Station " + stationId + " has no transaction " + transactionId + ".");
        }
    }

    private static Optional<Transaction> find(Caller caller, String stationId, String transactionId) {
        Select select = Select.of(
                "select * from transactions where tenant = ? and station = ? and transaction_id = ?",
                caller.tenant(),
                stationId,
                transactionId);
        return Rows.list(select, TransactionRows::read).stream().findFirst();
    }
}
