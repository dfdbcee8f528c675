package io.ametrine.transactions;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The meter values that a station sent outside its transactions, over REST. */
@Path("/api/v1/stations/{stationId}/meter-values")
@Tag(name = "Meter values")
public final class MeterValuesResource {
    private final Transactor transactor;

    MeterValuesResource(Transactor transactor) {
        this.transactor = transactor;
    }

    private record Row(String digest, MeterValuesView view) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getString("digest"), MeterValuesView.ofEvse(row));
        }

        Cursor place() {
            return Cursor.at(view.timestamp(), digest);
        }
    }

    @GET
    @Operation(
            operationId = "listMeterValues",
            summary = "Meter values of a station outside any transaction, newest first",
            description = "Those of a transaction stand under /transactions/{stationId}/{transactionId}/meter-values.")
    public Page<MeterValuesView> meterValues(
            Caller caller,
            @PathParam("stationId") String stationId,
            @Parameter(description = "only of this EVSE; 0 is the main meter") @QueryParam("evse")
                    Optional<Integer> evse,
            @Parameter(description = "sampled at this time or later") @QueryParam("from") Optional<Instant> from,
            @Parameter(description = "sampled before this time") @QueryParam("to") Optional<Instant> to,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of(
                        "select * from meter_values where tenant = ? and station = ?", caller.tenant(), stationId)
                .and("evse_id = ?", evse)
                .and("sampled_at >= ?", from)
                .and("sampled_at < ?", to);
        cursor.ifPresent(last -> select.then("and (sampled_at, digest) < (?, ?::uuid)", last.instant(0), last.text(1)));
        select.then("order by sampled_at desc, digest desc limit ?", limit.rows());
        return transactor.read(
                caller,
                _ -> Page.of(Rows.list(select, Row::read), limit, Row::place).map(Row::view));
    }
}
