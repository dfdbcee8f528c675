package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalString;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When a station was connected. */
@Path("/api/v1/stations/{stationId}/connectivity")
@Tag(name = "Connectors")
public final class ConnectivityResource {
    private final Transactor transactor;

    public ConnectivityResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listConnectivity", summary = "The station's connections, newest first")
    public Page<ConnectivityInterval> list(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = Select.of("""
                        select epoch, node, protocol, remote_address, connected_at, disconnected_at, disconnect_reason
                        from connectivity where tenant = ? and station = ?""", caller.tenant(), stationId)
                .and("epoch < ?", cursor.map(place -> place.number(0)))
                .then("order by epoch desc limit ?", limit.rows());
        return Page.of(
                transactor.read(caller, session -> select.list(session, ConnectivityResource::interval)),
                limit,
                interval -> Cursor.at(interval.epoch()));
    }

    private static ConnectivityInterval interval(ResultSet row) throws SQLException {
        return new ConnectivityInterval(
                optionalInstant(row, "connected_at"),
                optionalInstant(row, "disconnected_at"),
                optionalString(row, "disconnect_reason"),
                row.getString("node"),
                optionalString(row, "protocol"),
                optionalString(row, "remote_address"),
                row.getLong("epoch"));
    }
}
