package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.CommandReport;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends one command to a list of stations and tells for each how it ended. */
@Path("/api/v1")
public final class BulkCommandResource {
    private static final int MOST_STATIONS = 1_000;

    private final CommandDesk desk;
    private final Commands commands;

    BulkCommandResource(CommandDesk desk, Commands commands) {
        this.desk = desk;
        this.commands = commands;
    }

    /** Which stations, and the OCPP request that all of them get. */
    public record Bulk(List<String> stations, JsonNode request) {
        public Bulk {
            stations = List.copyOf(stations).stream().distinct().toList();
            if (stations.isEmpty() || stations.size() > MOST_STATIONS) {
                throw new IllegalArgumentException("between 1 and " + MOST_STATIONS + " stations");
            }
        }
    }

    /** One station's outcome: answered, error, timeout, notSent, refused, conflict, unknownStation or (asynchronously) accepted. */
    public record Result(
            String station,
            String state,
            Optional<String> commandId,
            Optional<JsonNode> response,
            Optional<CommandReport.Fault> error,
            Optional<String> reason,
            Optional<Boolean> sent) {
        static Result of(CommandReport report) {
            return new Result(
                    report.station(),
                    report.state(),
                    Optional.of(report.commandId()),
                    report.response(),
                    report.error(),
                    report.reason(),
                    Optional.of(report.sent()));
        }

        static Result of(String station, String state, Optional<String> commandId) {
            return new Result(
                    station, state, commandId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** All stations, in the order asked for. */
    public record Results(List<Result> results) {}

    @POST
    @Path("/commands/{action}")
    @Operation(operationId = "sendToMany", summary = "Sends an action to up to 1000 stations")
    @APIResponseSchema(Results.class)
    @Tag(name = "Commands")
    public Answer send(
            @Context Caller caller,
            @PathParam("action") String actionName,
            @QueryParam("timeout") @DefaultValue("30") Timeout timeout,
            @HeaderParam("Idempotency-Key") Optional<String> idempotencyKey,
            @HeaderParam("Prefer") Optional<String> prefer,
            Bulk bulk)
            throws InterruptedException {
        Action action = CommandDesk.action(actionName);
        desk.requireValid(action, bulk.request());
        CommandDesk.Terms terms = new CommandDesk.Terms(timeout, idempotencyKey);
        Map<String, Optional<Commands.Sent>> sent = new LinkedHashMap<>();
        for (String id : bulk.stations()) {
            StationKey station = new StationKey(caller.tenant(), id);
            sent.put(id, send(caller, station, action, bulk.request(), terms));
        }
        return CommandResource.asynchronous(prefer)
                ? Answer.of(202, accepted(sent)).with("Preference-Applied", "respond-async")
                : Answer.ok(awaited(sent, caller));
    }

    private Optional<Commands.Sent> send(
            Caller caller, StationKey station, Action action, JsonNode request, CommandDesk.Terms terms) {
        if (!desk.knows(station)) {
            return Optional.empty();
        }
        return Optional.of(commands.send(desk.oneOfMany(caller, station, action, request, terms, commands.now())));
    }

    private Results accepted(Map<String, Optional<Commands.Sent>> sent) {
        sent.values().forEach(one -> one.ifPresent(commands::forget));
        return new Results(sent.entrySet().stream()
                .map(one -> one.getValue()
                        .map(is -> Result.of(
                                one.getKey(),
                                "accepted",
                                Optional.of(is.command().commandId())))
                        .orElseGet(() -> unknown(one.getKey())))
                .toList());
    }

    private Results awaited(Map<String, Optional<Commands.Sent>> sent, Caller caller) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Map.Entry<String, Optional<Commands.Sent>> one : sent.entrySet()) {
            if (one.getValue().isPresent()) {
                results.add(Result.of(commands.await(one.getValue().get(), caller)));
            } else {
                results.add(unknown(one.getKey()));
            }
        }
        return new Results(results);
    }

    private static Result unknown(String station) {
        return Result.of(station, "unknownStation", Optional.empty());
    }
}
