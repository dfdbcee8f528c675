package io.ametrine.provisioning;

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
import jakarta.ws.rs.core.Context;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stations' device models over REST, and the reports they come from. */
@Path("/api/v1/stations/{stationId}")
@Tag(name = "Device model")
public final class DeviceModelResource {
    private static final String REQUESTS = """
            select r.*, p.parts, p.variables, p.complete, p.last_part_at
            from report_requests r
            left join lateral (
                select count(*) as parts, sum(variables) as variables, max(received_at) as last_part_at,
                       coalesce(bool_or(last) and count(distinct seq_no) = max(seq_no) + 1, false) as complete
                from report_parts
                where tenant = r.tenant and station = r.station and request_id = r.request_id
                  and received_at >= r.requested_at
            ) p on true
            where r.tenant = ? and r.station = ?
            """;

    private final Transactor transactor;
    private final VariableQueries variables = new VariableQueries();

    DeviceModelResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/variables")
    @Operation(operationId = "listVariables", summary = "What the station told of its variables")
    public Page<VariableView> variables(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("component") Optional<String> component,
            @QueryParam("variable") Optional<String> variable,
            @QueryParam("evse") Optional<Integer> evse,
            @QueryParam("connector") Optional<Integer> connector,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        StationId id = new StationId(caller.tenant(), stationId);
        VariableQueries.Filter filter = new VariableQueries.Filter(component, variable, evse, connector);
        return transactor.read(caller, session -> variables.list(session, id, filter, cursor, limit));
    }

    @GET
    @Path("/reports")
    @Operation(operationId = "listReports", summary = "Reports that the station was asked for, newest first")
    public Page<ReportView> reports(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of(REQUESTS, caller.tenant(), stationId);
        cursor.ifPresent(
                from -> select.then("and (r.requested_at, r.command_id) < (?, ?)", from.instant(0), from.text(1)));
        select.then("order by r.requested_at desc, r.command_id desc limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                        select.list(session, DeviceModelResource::view),
                        limit,
                        report -> Cursor.at(report.requestedAt(), report.commandId())));
    }

    private static ReportView view(ResultSet row) throws SQLException {
        return new ReportView(
                row.getString("command_id"),
                row.getInt("request_id"),
                row.getString("kind"),
                row.getString("outcome"),
                Select.instant(row, "requested_at"),
                row.getInt("parts"),
                row.getInt("variables"),
                row.getBoolean("complete"),
                Select.optionalInstant(row, "last_part_at"));
    }

    /** A report and how much of it has come; it is complete once the last part and all before it are there. */
    public record ReportView(
            String commandId,
            int requestId,
            String kind,
            String outcome,
            Instant requestedAt,
            int parts,
            int variables,
            boolean complete,
            Optional<Instant> lastPartAt) {}
}
