package io.ametrine.authorization;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalInteger;
import static io.ametrine.platform.database.Select.optionalString;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
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

/** What stands in a station's local list, and its reservations, over REST. */
@Path("/api/v1/stations/{stationId}")
@Tag(name = "Tokens")
public final class StationListResource {
    private final Transactor transactor;

    StationListResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/local-list")
    @Operation(operationId = "getLocalList", summary = "The local list's version and how its last update went")
    public Optional<LocalListView> localList(@Context Caller caller, @PathParam("stationId") String stationId) {
        Select select =
                Select.of("select * from local_lists where tenant = ? and station = ?", caller.tenant(), stationId);
        return transactor.read(caller, session -> select.first(session, StationListResource::localList));
    }

    @GET
    @Path("/local-list/entries")
    @Operation(
            operationId = "listLocalListEntries",
            summary = "Tokens in the local list, as far as the station accepted")
    public Page<EntryView> entries(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of(
                        "select * from local_list_entries where tenant = ? and station = ?", caller.tenant(), stationId)
                .and("id > ?", cursor.map(from -> from.text(0)))
                .then("order by id limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                        select.list(session, StationListResource::entry), limit, entry -> Cursor.at(entry.id())));
    }

    @GET
    @Path("/reservations")
    @Operation(operationId = "listReservations", summary = "Reservations at the station, in order of their numbers")
    public Page<ReservationView> reservations(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of(
                        "select * from reservations where tenant = ? and station = ?", caller.tenant(), stationId)
                .and("state = ?", state)
                .and("reservation_id > ?", cursor.map(from -> from.number(0)))
                .then("order by reservation_id limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                        select.list(session, StationListResource::reservation),
                        limit,
                        reservation -> Cursor.at(reservation.id())));
    }

    private static LocalListView localList(ResultSet row) throws SQLException {
        return new LocalListView(
                optionalInteger(row, "version"),
                optionalString(row, "last_update"),
                optionalString(row, "last_outcome"),
                optionalInstant(row, "updated_at"),
                optionalString(row, "cache_outcome"),
                optionalInstant(row, "cache_asked_at"));
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return new EntryView(
                row.getString("id"),
                row.getString("type"),
                row.getString("id_token"),
                OcppJson.read(row.getString("info"), JsonNode.class),
                row.getInt("version"));
    }

    private static ReservationView reservation(ResultSet row) throws SQLException {
        return new ReservationView(
                row.getInt("reservation_id"),
                row.getString("state"),
                optionalString(row, "answer"),
                optionalInteger(row, "evse"),
                optionalString(row, "connector_type"),
                optionalString(row, "type"),
                optionalString(row, "id_token"),
                optionalString(row, "group_id_token"),
                optionalInstant(row, "expiry"),
                instant(row, "changed_at"));
    }

    /** A station's local list and cache. */
    public record LocalListView(
            Optional<Integer> version,
            Optional<String> lastUpdate,
            Optional<String> lastOutcome,
            Optional<Instant> updatedAt,
            Optional<String> cacheOutcome,
            Optional<Instant> cacheAskedAt) {}

    /** One token in a local list. */
    public record EntryView(String id, String type, String idToken, JsonNode idTokenInfo, int version) {}

    /** One reservation. */
    public record ReservationView(
            int id,
            String state,
            Optional<String> answer,
            Optional<Integer> evseId,
            Optional<String> connectorType,
            Optional<String> type,
            Optional<String> idToken,
            Optional<String> groupIdToken,
            Optional<Instant> expiry,
            Instant changedAt) {}
}
