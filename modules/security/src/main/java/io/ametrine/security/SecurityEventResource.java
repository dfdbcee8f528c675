package io.ametrine.security;

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

/** The security events that a station notified. */
@Path("/api/v1/stations/{stationId}/security-events")
@Tag(name = "Security")
public final class SecurityEventResource {
    private final Transactor transactor;

    public SecurityEventResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listSecurityEvents", summary = "Security events of a station, newest first")
    public Page<SecurityEvent> list(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("type") Optional<String> type,
            @QueryParam("from") Optional<Instant> from,
            @QueryParam("to") Optional<Instant> to,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = Select.of("""
                        select type, happened_at, tech_info, received_at, arrival from security_event
                        where tenant = ? and station = ?""", caller.tenant(), stationId)
                .and("type = ?", type)
                .and("happened_at >= ?", from)
                .and("happened_at < ?", to);
        cursor.ifPresent(
                place -> select.then("and (happened_at, arrival) < (?, ?)", place.instant(0), place.number(1)));
        select.then("order by happened_at desc, arrival desc limit ?", limit.rows());
        List<Placed> rows = transactor.read(caller, session -> select.list(session, Placed::of));
        return Page.of(rows, limit, row -> Cursor.at(row.event().timestamp(), row.arrival()))
                .map(Placed::event);
    }

    private record Placed(SecurityEvent event, long arrival) {
        static Placed of(ResultSet row) throws SQLException {
            SecurityEvent event = new SecurityEvent(
                    row.getString("type"),
                    instant(row, "happened_at"),
                    Optional.of(row.getString("tech_info")).filter(info -> !info.isEmpty()),
                    instant(row, "received_at"));
            return new Placed(event, row.getLong("arrival"));
        }
    }
}
