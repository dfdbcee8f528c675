package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.Requires;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys with which programs use the REST API. Only administrators see and change them. */
@Path("/api/v1/api-keys")
@Tag(name = "API keys")
public final class ApiKeyResource {
    private static final int LONGEST_NAME = 100;

    private final Transactor transactor;
    private final ApiKeys keys;

    ApiKeyResource(Transactor transactor, ApiKeys keys) {
        this.transactor = transactor;
        this.keys = keys;
    }

    /** What a new key is to be called, and what it may do: reader, operator or admin, each including the one before. */
    public record NewKey(
            @Schema(examples = "billing") String name,
            @Schema(examples = "[\"reader\"]") Set<String> roles) {}

    /** A key without its secret. */
    public record KeyView(String id, String name, Set<String> roles, Instant createdAt, String createdBy) {
        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), new TreeSet<>(key.roleNames()), key.createdAt(), key.createdBy());
        }
    }

    /** A new key with its secret, which is shown this once and kept nowhere. */
    public record CreatedKey(KeyView key, String secret) {}

    @GET
    @Requires(Role.ADMIN)
    @Operation(operationId = "listApiKeys", summary = "The keys that are in use")
    public List<KeyView> list(Caller caller) {
        return transactor.read(
                caller,
                _ -> keys.list(caller.tenant()).stream().map(KeyView::of).toList());
    }

    @POST
    @Requires(Role.ADMIN)
    @Operation(operationId = "createApiKey", summary = "Makes a key; its secret is shown in this answer only")
    public Answer create(@Context Caller caller, NewKey wanted) {
        Secret secret = ApiKeySecret.random();
        String name = name(wanted);
        Set<Role> roles = roles(wanted);
        ApiKey key = transactor.write(caller, _ -> keys.create(caller.tenant(), name, roles, secret, caller.name()));
        return Answer.created("/api/v1/api-keys/" + key.id(), new CreatedKey(KeyView.of(key), secret.reveal()));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Role.ADMIN)
    @Operation(operationId = "deleteApiKey", summary = "Ends a key: it is refused from now on")
    public void delete(Caller caller, @PathParam("id") String id) {
        switch (transactor.write(caller, _ -> keys.delete(caller.tenant(), id))) {
            case DONE -> {}
            case UNKNOWN -> throw Problem.notFound("There is no API key " + id + ". GET /api/v1/api-keys lists them.");
            case LAST_ADMIN ->
                throw Problem.conflict("This is the last key with the role admin. Make another one first.");
        }
    }

    private static String name(NewKey wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.unprocessable("A name has between 1 and " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static Set<Role> roles(NewKey wanted) {
        Set<Role> roles = new TreeSet<>();
        for (String role : wanted.roles()) {
            roles.add(Role.of(role)
                    .orElseThrow(() -> Problem.unprocessable(
                            "The role \"" + role + "\" is unknown. Roles are reader, operator and admin.")));
        }
        if (roles.isEmpty()) {
            throw Problem.unprocessable("A key needs at least one role: reader, operator or admin.");
        }
        return roles;
    }
}
