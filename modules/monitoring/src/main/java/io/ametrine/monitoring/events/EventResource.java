package io.ametrine.monitoring.events;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events that a station notified. */
@Path("/api/v1/stations/{stationId}/events")
@Tag(name = "Events")
public final class EventResource {
    private final Transactor transactor;

    public EventResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "Events of a station's monitors, newest first")
    public Page<EventView> list(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("component") Optional<String> component,
            @QueryParam("variable") Optional<String> variable,
            @QueryParam("from") Optional<Instant> from,
            @QueryParam("to") Optional<Instant> to,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = Select.of(
                        "select * from station_event where tenant = ? and station = ?", caller.tenant(), stationId)
                .and("lower(component) = lower(?)", component)
                .and("lower(variable) = lower(?)", variable)
                .and("happened_at >= ?", from)
                .and("happened_at < ?", to);
        cursor.ifPresent(
                place -> select.then("and (happened_at, arrival) < (?, ?)", place.instant(0), place.number(1)));
        select.then("order by happened_at desc, arrival desc limit ?", limit.rows());
        List<Placed> rows = transactor.read(
                caller, session -> select.list(session, row -> new Placed(EventView.of(row), row.getLong("arrival"))));
        return Page.of(rows, limit, row -> Cursor.at(row.event().timestamp(), row.arrival()))
                .map(Placed::event);
    }

    private record Placed(EventView event, long arrival) {}
}
