package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Lookup;
import io.ametrine.platform.registry.Registry;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stations shall hold, as the gateway asks a module for it; the gateway has held requests to their schemas. */
@Path("/api/v1/desired-states")
public final class DesiredStateResource {
    private final Transactor transactor;
    private final DesiredStates states;
    private final Registry registry;

    DesiredStateResource(Transactor transactor, DesiredStates states, Registry registry) {
        this.transactor = transactor;
        this.states = states;
        this.registry = registry;
    }

    @PUT
    @Path("/{stationId}/{action}/{key}")
    @Operation(operationId = "putDesiredState", summary = "Keeps a desired state until the station accepted it")
    @Tag(name = "Desired states")
    public Answer put(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String actionName,
            @PathParam("key") String key,
            JsonNode request) {
        StationKey station = new StationKey(caller.tenant(), stationId);
        Action action = action(actionName);
        DesiredStates.Put put =
                transactor.write(caller, _ -> states.put(station, action, key, OcppJson.write(request), caller.name()));
        sendIfConnected(station);
        DesiredStateView view = find(caller, put.row().id());
        String place = "/api/v1/stations/" + stationId + "/desired/" + actionName + '/' + key;
        return put.created() ? Answer.created(place, view) : Answer.ok(view);
    }

    private static Action action(String name) {
        return Action.of(name)
                .filter(action -> DesiredKind.of(action).isPresent())
                .orElseThrow(() -> Problem.notFound(name + " cannot be a desired state."));
    }

    /** After the commit: whoever connects from now on finds the row, and who is connected already is seen here. */
    private void sendIfConnected(StationKey station) {
        Lookup place = registry.find(station).toCompletableFuture().join();
        if (!(place instanceof Lookup.Offline)) {
            transactor.system(_ -> {
                states.next(station);
                return true;
            });
        }
    }

    private DesiredStateView find(Caller caller, String id) {
        return transactor.read(
                caller,
                session -> Select.of("select * from desired_states where id = ?", id)
                        .first(session, DesiredRow::of)
                        .map(DesiredStateView::of)
                        .orElseThrow());
    }

    @GET
    @Path("/{stationId}/{action}/{key}")
    @Operation(operationId = "getDesiredState", summary = "What is desired now under this key")
    @Tag(name = "Desired states")
    public Optional<DesiredStateView> get(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String action,
            @PathParam("key") String key) {
        return transactor.read(
                caller,
                session -> Select.of(
                                "select * from desired_states where station = ? and action = ? and key = ?"
                                        + " and state not in ('replaced', 'withdrawn')",
                                stationId,
                                action,
                                key)
                        .first(session, DesiredRow::of)
                        .map(DesiredStateView::of));
    }

    @DELETE
    @Path("/{stationId}/{action}/{key}")
    @Operation(operationId = "withdrawDesiredState", summary = "Nothing is desired under this key any more")
    @Tag(name = "Desired states")
    public Optional<DesiredStateView> withdraw(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String actionName,
            @PathParam("key") String key) {
        StationKey station = new StationKey(caller.tenant(), stationId);
        Action action = action(actionName);
        Optional<DesiredRow> withdrawn = transactor.write(caller, _ -> states.withdraw(station, action, key));
        if (withdrawn.isPresent()) {
            sendIfConnected(station);
        }
        return withdrawn.map(DesiredStateView::of);
    }

    @GET
    @Operation(operationId = "listDesiredStates", summary = "Desired states of this module, newest first")
    @Tag(name = "Desired states")
    public Page<DesiredStateView> list(
            @Context Caller caller,
            @QueryParam("station") Optional<String> station,
            @QueryParam("action") Optional<String> action,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of("select * from desired_states where true")
                .and("station = ?", station)
                .and("action = ?", action)
                .and("state = ?", state);
        cursor.ifPresent(from -> select.then("and (requested_at, id) < (?, ?)", from.instant(0), from.text(1)));
        select.then("order by requested_at desc, id desc limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                                select.list(session, DesiredRow::of),
                                limit,
                                row -> Cursor.at(row.requestedAt(), row.id()))
                        .map(DesiredStateView::of));
    }
}
