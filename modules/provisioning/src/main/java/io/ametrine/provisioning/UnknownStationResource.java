package io.ametrine.provisioning;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stations that tried to connect without being registered; PUT /stations/{id} adopts one. */
@Path("/api/v1/unknown-stations")
@Tag(name = "Stations")
public final class UnknownStationResource {
    private final Transactor transactor;

    UnknownStationResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(
            operationId = "listUnknownStations",
            summary = "Who tried to connect without being registered, latest first; PUT /stations/{id} adopts one")
    public Page<UnknownStationView> list(
            @Context Caller caller,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of("select * from unknown_stations where tenant = ?", caller.tenant());
        cursor.ifPresent(from -> select.then("and (last_seen, station) < (?, ?)", from.instant(0), from.text(1)));
        select.then("order by last_seen desc, station desc limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                        select.list(session, UnknownStationResource::view),
                        limit,
                        attempt -> Cursor.at(attempt.lastSeen(), attempt.id())));
    }

    @DELETE
    @Path("/{stationId}")
    @Operation(operationId = "dismissUnknownStation", summary = "Takes one off the list; its next attempt puts it back")
    public void dismiss(@Context Caller caller, @PathParam("stationId") String stationId) {
        transactor.write(caller, _ -> {
            StationRegister.dismiss(new StationId(caller.tenant(), stationId));
            return List.of();
        });
    }

    private static UnknownStationView view(ResultSet row) throws SQLException {
        return new UnknownStationView(
                row.getString("station"),
                Select.instant(row, "first_seen"),
                Select.instant(row, "last_seen"),
                row.getLong("attempts"),
                row.getString("remote_address"),
                row.getString("reason"));
    }

    /** One identity and its attempts. */
    public record UnknownStationView(
            String id, Instant firstSeen, Instant lastSeen, long attempts, String remoteAddress, String reason) {}
}
