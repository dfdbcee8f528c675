package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.Select.instant;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the operator took out of service, and the station agreed to. */
@Path("/api/v1/stations/{stationId}/availability")
@Tag(name = "Connectors")
public final class AvailabilityResource {
    private final Transactor transactor;

    public AvailabilityResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Operation(
            operationId = "listAvailability",
            summary = "The last accepted ChangeAvailability of the station, its EVSEs and connectors")
    public List<Availability> list(Caller caller, @PathParam("stationId") String stationId) {
        Select select = Select.of("""
                select evse_id, connector_id, operational_status, scheduled, requested_at, command_id
                from availability where tenant = ? and station = ?
                order by evse_id, connector_id""", caller.tenant(), stationId);
        return transactor.read(
                caller,
                session -> select.list(
                        session,
                        row -> new Availability(
                                row.getInt("evse_id"),
                                row.getInt("connector_id"),
                                row.getString("operational_status"),
                                row.getBoolean("scheduled"),
                                instant(row, "requested_at"),
                                row.getString("command_id"))));
    }
}
