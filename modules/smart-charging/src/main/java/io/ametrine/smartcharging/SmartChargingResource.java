package io.ametrine.smartcharging;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known of a station's charging profiles and limits, and of the vehicles at it. */
@Path("/api/v1/stations/{stationId}")
@Tag(name = "Smart charging")
public final class SmartChargingResource {
    private final Transactor transactor;

    public SmartChargingResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/charging-profiles")
    @Operation(operationId = "listChargingProfiles", summary = "The profiles a station accepted or reported, by id")
    public Page<SmartChargingViews.Profile> profiles(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("evse") Optional<Integer> evse,
            @QueryParam("purpose") Optional<String> purpose,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = all("charging_profile", caller, stationId)
                .and("evse_id = ?", evse)
                .and("purpose = ?", purpose)
                .and("profile_id > ?", cursor.map(place -> place.number(0)))
                .then("order by profile_id limit ?", limit.rows());
        return Page.of(
                transactor.read(caller, session -> select.list(session, SmartChargingViews.Profile::of)),
                limit,
                row -> Cursor.at(row.chargingProfile().path("id").asLong()));
    }

    @GET
    @Path("/charging-limits")
    @Operation(operationId = "listChargingLimits", summary = "External limits, those released included")
    public List<SmartChargingViews.Limit> limits(Caller caller, @PathParam("stationId") String stationId) {
        Select select = all("charging_limit", caller, stationId).then("order by evse_id, source");
        return transactor.read(caller, session -> select.list(session, SmartChargingViews.Limit::of));
    }

    @GET
    @Path("/charging-needs")
    @Operation(operationId = "listChargingNeeds", summary = "What the vehicles at the EVSEs asked for last")
    public List<SmartChargingViews.Needs> needs(Caller caller, @PathParam("stationId") String stationId) {
        Select select = all("charging_needs", caller, stationId).then("order by evse_id");
        return transactor.read(caller, session -> select.list(session, SmartChargingViews.Needs::of));
    }

    @GET
    @Path("/ev-charging-schedules")
    @Operation(operationId = "listEvChargingSchedules", summary = "How vehicles planned to charge, newest first")
    public Page<SmartChargingViews.EvSchedule> schedules(
            Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("evse") Optional<Integer> evse,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") Optional<Cursor> cursor) {
        Select select = all("ev_charging_schedule", caller, stationId).and("evse_id = ?", evse);
        cursor.ifPresent(place -> select.then("and (time_base, evse_id) < (?, ?)", place.instant(0), place.number(1)));
        select.then("order by time_base desc, evse_id desc limit ?", limit.rows());
        return Page.of(
                transactor.read(caller, session -> select.list(session, SmartChargingViews.EvSchedule::of)),
                limit,
                row -> Cursor.at(row.timeBase(), row.evseId()));
    }

    private static Select all(String table, Caller caller, String stationId) {
        return Select.of("select * from " + table + " where tenant = ? and station = ?", caller.tenant(), stationId);
    }
}
