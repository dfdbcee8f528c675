package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends one command to one station. The OpenAPI document shows it once per action, with that action's schema. */
@Path("/api/v1")
public final class CommandResource {
    private final CommandDesk desk;
    private final Commands commands;

    CommandResource(CommandDesk desk, Commands commands) {
        this.desk = desk;
        this.commands = commands;
    }

    @POST
    @Path("/stations/{stationId}/commands/{action}")
    @Operation(hidden = true)
    public Answer send(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String actionName,
            @QueryParam("timeout") @DefaultValue("30") Timeout timeout,
            @HeaderParam("Idempotency-Key") Optional<String> idempotencyKey,
            @HeaderParam("Prefer") Optional<String> prefer,
            JsonNode request)
            throws InterruptedException {
        Action action = CommandDesk.action(actionName);
        StationKey station = new StationKey(caller.tenant(), stationId);
        CommandDesk.Terms terms = new CommandDesk.Terms(timeout, idempotencyKey);
        desk.requireStation(station);
        desk.requireValid(action, request);
        Commands.Sent sent = commands.send(desk.single(caller, station, action, request, terms, commands.now()));
        if (asynchronous(prefer)) {
            commands.forget(sent);
            return accepted(sent);
        }
        return CommandOutcomes.answer(commands.await(sent, caller));
    }

    private static Answer accepted(Commands.Sent sent) {
        String id = sent.command().commandId();
        return Answer.accepted("/api/v1/commands/" + id, Map.of("commandId", id))
                .with("Preference-Applied", "respond-async")
                .with(CommandOutcomes.ID_HEADER, id);
    }

    static boolean asynchronous(Optional<String> prefer) {
        return prefer.filter(value -> value.contains("respond-async")).isPresent();
    }
}
