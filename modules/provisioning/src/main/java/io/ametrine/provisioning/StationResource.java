package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.Transactor;
import io.ametrine.provisioning.StationSettings.Credentials;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stations over REST: registered, changed, forgotten, and given credentials. */
@Path("/api/v1/stations")
@Tag(name = "Stations")
public final class StationResource {
    private final Transactor transactor;
    private final StationRegister register;
    private final StationQueries queries = new StationQueries();

    StationResource(Transactor transactor, StationRegister register) {
        this.transactor = transactor;
        this.register = register;
    }

    @GET
    @Operation(operationId = "listStations", summary = "Registered stations in order of their identities")
    public Page<StationView> list(
            @Context Caller caller,
            @QueryParam("online") Optional<Boolean> online,
            @QueryParam("registration") Optional<RegistrationStatus> registration,
            @QueryParam("vendor") Optional<String> vendor,
            @QueryParam("model") Optional<String> model,
            @QueryParam("firmwareVersion") Optional<String> firmwareVersion,
            @QueryParam("search") Optional<String> search,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        StationQueries.Filter filter = new StationQueries.Filter(
                online, registration.map(RegistrationStatus::wireName), vendor, model, firmwareVersion, search);
        return transactor.read(caller, session -> queries.list(session, caller.tenant(), filter, cursor, limit));
    }

    @GET
    @Path("/{stationId}")
    @Operation(operationId = "getStation", summary = "One station: settings, identity, connection")
    public StationView get(@Context Caller caller, @PathParam("stationId") String stationId) {
        StationId id = new StationId(caller.tenant(), stationId);
        return transactor.read(caller, session -> queries.one(session, id)).orElseThrow(() -> notFound(stationId));
    }

    @PUT
    @Path("/{stationId}")
    @Operation(
            operationId = "putStation",
            summary = "Registers a station (adopting it, if it tried to connect) or replaces its settings")
    @APIResponse(
            responseCode = "201",
            description = "The station was registered",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The settings were replaced",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StationView.class)))
    public Answer put(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @HeaderParam("If-Match") Optional<String> ifMatch,
            StationSettings settings) {
        StationId id = StationRegister.identity(caller.tenant(), stationId);
        Optional<String> verifier = settings.password().map(Password::verifier);
        return transactor.write(caller, unit -> {
            boolean created = register.put(id, settings, verifier, ifMatch);
            StationView view = queries.one(unit.session(), id).orElseThrow();
            Answer answer =
                    created ? Answer.created("/api/v1/stations/" + PathText.encode(stationId), view) : Answer.ok(view);
            return answer.with("ETag", '"' + Long.toString(view.version()) + '"');
        });
    }

    @DELETE
    @Path("/{stationId}")
    @Operation(operationId = "deleteStation", summary = "Forgets a station and all that is known of it here")
    public void delete(@Context Caller caller, @PathParam("stationId") String stationId) {
        StationKey key = new StationKey(caller.tenant(), stationId);
        if (!transactor.write(caller, _ -> register.delete(key))) {
            throw notFound(stationId);
        }
    }

    @PUT
    @Path("/{stationId}/credentials")
    @Operation(operationId = "putCredentials", summary = "Sets the password; it can never be read back")
    public void putCredentials(
            @Context Caller caller, @PathParam("stationId") String stationId, Credentials credentials) {
        setPassword(caller, stationId, credentials.password());
    }

    @POST
    @Path("/{stationId}/credentials")
    @Operation(operationId = "generateCredentials", summary = "Makes up a password and shows it this once")
    @APIResponse(
            responseCode = "201",
            description = "The password, shown this once",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GeneratedPassword.class)))
    public Answer generateCredentials(@Context Caller caller, @PathParam("stationId") String stationId) {
        Password password = Password.generate();
        setPassword(caller, stationId, password);
        return Answer.of(201, new GeneratedPassword(password.secret().reveal())).with("Cache-Control", "no-store");
    }

    private void setPassword(Caller caller, String stationId, Password password) {
        StationKey key = new StationKey(caller.tenant(), stationId);
        String verifier = password.verifier();
        if (!transactor.write(caller, _ -> register.changeVerifier(key, verifier))) {
            throw notFound(stationId);
        }
    }

    private static Problem notFound(String stationId) {
        return Problem.notFound("There is no station \"" + stationId
                + "\". GET /api/v1/stations lists those registered, GET /api/v1/unknown-stations those that tried to"
                + " connect; PUT /api/v1/stations/{id} registers one.");
    }

    /** A password that was made up here. */
    public record GeneratedPassword(String password) {}
}
