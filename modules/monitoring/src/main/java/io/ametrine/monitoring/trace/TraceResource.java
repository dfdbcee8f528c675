package io.ametrine.monitoring.trace;

import static io.ametrine.platform.database.Select.instant;

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

/** The stored trace: every exchange with verdict and timing, refused handshakes and unknown stations included. */
@Path("/api/v1")
@Tag(name = "Trace")
public final class TraceResource {
    private final Transactor transactor;

    public TraceResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/stations/{stationId}/trace")
    @Operation(operationId = "listStationTrace", summary = "What one station exchanged with us, newest first")
    public Page<TraceItem> ofStation(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("action") Optional<String> action,
            @QueryParam("verdict") Optional<String> verdict,
            @QueryParam("errorCode") Optional<String> errorCode,
            @QueryParam("messageId") Optional<String> messageId,
            @QueryParam("from") Optional<Instant> from,
            @QueryParam("to") Optional<Instant> to,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        TraceFilter filter = new TraceFilter(Optional.of(stationId), action, verdict, errorCode, messageId, from, to);
        return page(caller, filter, limit, cursor);
    }

    @GET
    @Path("/trace")
    @Operation(
            operationId = "listTrace",
            summary = "What all stations exchanged with us, newest first; verdict=refused shows who was turned away")
    public Page<TraceItem> ofTenant(
            Caller caller,
            @QueryParam("action") Optional<String> action,
            @QueryParam("verdict") Optional<String> verdict,
            @QueryParam("errorCode") Optional<String> errorCode,
            @QueryParam("messageId") Optional<String> messageId,
            @QueryParam("from") Optional<Instant> from,
            @QueryParam("to") Optional<Instant> to,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        TraceFilter filter = new TraceFilter(Optional.empty(), action, verdict, errorCode, messageId, from, to);
        return page(caller, filter, limit, cursor);
    }

    private Page<TraceItem> page(Caller caller, TraceFilter filter, Limit limit, Optional<Cursor> cursor) {
        Select select = filter.select(caller.tenant());
        cursor.ifPresent(place -> select.then(
                "and (at, topic_partition, topic_offset) < (?, ?, ?)",
                place.instant(0),
                place.number(1),
                place.number(2)));
        select.then("order by at desc, topic_partition desc, topic_offset desc limit ?", limit.rows());
        List<Placed> rows = transactor.read(caller, session -> select.list(session, Placed::of));
        return Page.of(rows, limit, Placed::cursor).map(Placed::item);
    }

    private record Placed(TraceItem item, Instant at, int partition, long offset) {
        static Placed of(ResultSet row) throws SQLException {
            return new Placed(
                    new TraceItem(row.getString("station"), row.getString("entry")),
                    instant(row, "at"),
                    row.getInt("topic_partition"),
                    row.getLong("topic_offset"));
        }

        Cursor cursor() {
            return Cursor.at(at, partition, offset);
        }
    }
}
