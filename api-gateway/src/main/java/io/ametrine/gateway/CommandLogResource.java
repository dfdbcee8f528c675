package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.RequestHead;
import io.ametrine.platform.runtime.RuntimeResource;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commands that were sent, of all modules as if they were one list. */
@Path("/api/v1/commands")
public final class CommandLogResource {
    private final ModuleClient modules;
    private final MergedPages pages;

    CommandLogResource(ModuleClient modules) {
        this.modules = modules;
        this.pages = new MergedPages(modules);
    }

    @GET
    @Path("/{commandId}")
    @Operation(operationId = "getCommand", summary = "One command and how it ended")
    @APIResponseSchema(RuntimeResource.CommandView.class)
    @Tag(name = "Commands")
    public Answer command(@Context Caller caller, @PathParam("commandId") String commandId) {
        OwningModule module = CommandIds.module(commandId)
                .orElseThrow(() -> Problem.notFound("\"" + commandId + "\" is no command id; one looks like "
                        + "provisioning-01a2b3c4-0000-7000-8000-000000000000."));
        return ModuleRoutes.answer(modules.get(module, caller, "/api/v1/commands/" + commandId));
    }

    @GET
    @Operation(operationId = "listCommands", summary = "Commands of all modules, newest first")
    @Tag(name = "Commands")
    public Page<JsonNode> commands(
            @Context Caller caller,
            @Context RequestHead head,
            @QueryParam("station") Optional<String> station,
            @QueryParam("action") Optional<String> action,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return pages.of(List.of(OwningModule.values()), caller, "/api/v1/commands", head, limit);
    }
}
