package io.ametrine.monitoring.reports;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The monitors a station is known to have. */
@Path("/api/v1/stations/{stationId}/monitors")
@Tag(name = "Reports")
public final class MonitorResource {
    private final Transactor transactor;

    public MonitorResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(operationId = "listMonitors", summary = "The monitors of a station, by id")
    public Page<MonitorView> list(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("component") Optional<String> component,
            @QueryParam("variable") Optional<String> variable,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = Select.of(
                        "select * from variable_monitor where tenant = ? and station = ?", caller.tenant(), stationId)
                .and("lower(component) = lower(?)", component)
                .and("lower(variable) = lower(?)", variable)
                .and("monitor_id > ?", cursor.map(place -> place.number(0)))
                .then("order by monitor_id limit ?", limit.rows());
        return Page.of(
                transactor.read(caller, session -> select.list(session, MonitorView::of)),
                limit,
                monitor -> Cursor.at(monitor.id()));
    }
}
