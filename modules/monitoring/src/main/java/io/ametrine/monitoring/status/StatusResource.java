package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInstant;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The states a station's connectors are in, and the intervals they were in them. */
@Path("/api/v1/stations/{stationId}/connectors")
@Tag(name = "Connectors")
public final class StatusResource {
    private static final String HISTORY = """
            select evse_id, connector_id, status, since, arrival, received_at,
                (select later.since from connector_status later
                 where later.tenant = report.tenant and later.station = report.station
                   and later.evse_id = report.evse_id and later.connector_id = report.connector_id
                   and (later.since, later.arrival) > (report.since, report.arrival)
                 order by later.since, later.arrival limit 1) as until
            from connector_status report
            where tenant = ? and station = ?""";

    private final Transactor transactor;

    public StatusResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listConnectors", summary = "The state each connector reported last")
    public List<ConnectorState> current(Caller caller, @PathParam("stationId") String stationId) {
        Select select = Select.of("""
                select evse_id, connector_id, status, since, received_at from connector
                where tenant = ? and station = ?
                order by evse_id, connector_id""", caller.tenant(), stationId);
        return transactor.read(caller, session -> select.list(session, StatusResource::state));
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "listConnectorHistory",
            summary = "What states the connectors were in, newest first; the last one of a connector has no end")
    public Page<ConnectorInterval> history(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("evse") Optional<Integer> evse,
            @QueryParam("connector") Optional<Integer> connector,
            @QueryParam("from") Optional<Instant> from,
            @QueryParam("to") Optional<Instant> to,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = Select.of(HISTORY, caller.tenant(), stationId)
                .and("evse_id = ?", evse)
                .and("connector_id = ?", connector)
                .and("since >= ?", from)
                .and("since < ?", to);
        cursor.ifPresent(place -> select.then("and (since, arrival) < (?, ?)", place.instant(0), place.number(1)));
        select.then("order by since desc, arrival desc limit ?", limit.rows());
        List<Placed> rows = transactor.read(caller, session -> select.list(session, StatusResource::interval));
        return Page.of(rows, limit, row -> Cursor.at(row.interval().since(), row.arrival()))
                .map(Placed::interval);
    }

    private record Placed(ConnectorInterval interval, long arrival) {}

    private static ConnectorState state(ResultSet row) throws SQLException {
        return new ConnectorState(
                row.getInt("evse_id"),
                row.getInt("connector_id"),
                row.getString("status"),
                instant(row, "since"),
                instant(row, "received_at"));
    }

    private static Placed interval(ResultSet row) throws SQLException {
        ConnectorInterval interval = new ConnectorInterval(
                row.getInt("evse_id"),
                row.getInt("connector_id"),
                row.getString("status"),
                instant(row, "since"),
                optionalInstant(row, "until"),
                instant(row, "received_at"));
        return new Placed(interval, row.getLong("arrival"));
    }
}
