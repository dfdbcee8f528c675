package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.RequestHead;
import io.ametrine.platform.runtime.DesiredKind;
import io.ametrine.platform.runtime.DesiredStateView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a station shall hold, whenever it can be told. The OpenAPI document shows the PUT once per action, with that action's schema. */
@Path("/api/v1")
public final class DesiredStateResource {
    private static final String MODULES_PATH = "/api/v1/desired-states";
    private static final int LONGEST_KEY = 64;
    private static final Set<OwningModule> OWNERS = Arrays.stream(DesiredKind.values())
            .map(kind -> kind.action().module())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OwningModule.class)));

    private final CommandDesk desk;
    private final ModuleClient modules;
    private final MergedPages pages;

    DesiredStateResource(CommandDesk desk, ModuleClient modules) {
        this.desk = desk;
        this.modules = modules;
        this.pages = new MergedPages(modules);
    }

    @PUT
    @Path("/stations/{stationId}/desired/{action}/{key}")
    @Operation(hidden = true)
    public Answer put(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String actionName,
            @PathParam("key") String key,
            JsonNode request) {
        DesiredKind kind = kind(actionName);
        desk.requireStation(new StationKey(caller.tenant(), stationId));
        desk.requireValid(kind.action(), request);
        requireKey(kind, key, request);
        return ask("PUT", caller, kind, stationId, key, OcppJson.write(request));
    }

    @GET
    @Path("/stations/{stationId}/desired/{action}/{key}")
    @Operation(operationId = "getDesiredState", summary = "What is desired now under this key, and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "What is desired",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = DesiredStateView.class)))
    @Tag(name = "Desired states")
    public Answer get(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String action,
            @PathParam("key") String key) {
        return ask("GET", caller, kind(action), stationId, key, new byte[0]);
    }

    @DELETE
    @Path("/stations/{stationId}/desired/{action}/{key}")
    @Operation(
            operationId = "withdrawDesiredState",
            summary = "Withdraws a desired state: it is sent no more; what the station took already stays there")
    @APIResponse(
            responseCode = "200",
            description = "What was desired",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = DesiredStateView.class)))
    @Tag(name = "Desired states")
    public Answer withdraw(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @PathParam("action") String action,
            @PathParam("key") String key) {
        return ask("DELETE", caller, kind(action), stationId, key, new byte[0]);
    }

    @GET
    @Path("/desired-states")
    @Operation(
            operationId = "listDesiredStates",
            summary = "Desired states of all stations, replaced and withdrawn ones too, newest first")
    @Tag(name = "Desired states")
    public Page<JsonNode> list(
            @Context Caller caller,
            @Context RequestHead head,
            @QueryParam("station") Optional<String> station,
            @QueryParam("action") Optional<String> action,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return pages.of(OWNERS, caller, MODULES_PATH, head, limit);
    }

    private static DesiredKind kind(String actionName) {
        Action action = CommandDesk.action(actionName);
        List<String> possible = DesiredKind.actions();
        return DesiredKind.of(action)
                .orElseThrow(() -> Problem.of(
                                400,
                                "no-desired-state",
                                "Not a desired state",
                                actionName
                                        + " is done once, not held. Send it with POST /api/v1/stations/{stationId}/commands/"
                                        + actionName + ". What can be desired is " + String.join(", ", possible) + ".")
                        .with("actions", possible));
    }

    private static void requireKey(DesiredKind kind, String key, JsonNode request) {
        kind.keyOf(request).filter(natural -> !natural.equals(key)).ifPresent(natural -> {
            throw Problem.unprocessable("The path ends in \"" + key + "\", but the key of this "
                            + kind.action().wireName() + " is \"" + natural + "\" (" + kind.keyMeaning() + ").")
                    .with("key", natural);
        });
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("A key has 1 to " + LONGEST_KEY + " printable characters.");
        }
    }

    private Answer ask(String method, Caller caller, DesiredKind kind, String station, String key, byte[] body) {
        String target =
                MODULES_PATH + '/' + encoded(station) + '/' + kind.action().wireName() + '/' + encoded(key);
        Map<String, String> headers = body.length == 0 ? Map.of() : Map.of("Content-Type", "application/json");
        return ModuleRoutes.answer(
                modules.ask(kind.action().module(), caller, new ModuleClient.Question(method, target, headers, body)));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
