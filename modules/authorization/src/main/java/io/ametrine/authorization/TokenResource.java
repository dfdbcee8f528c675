package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.Transactor;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tokens over REST. */
@Path("/api/v1/tokens")
@Tag(name = "Tokens")
public final class TokenResource {
    private static final String PATH = "/api/v1/tokens/";

    private final Transactor transactor;
    private final HibernateTokenStore tokens;
    private final TokenQueries queries;
    private final Clock clock;

    TokenResource(Transactor transactor, HibernateTokenStore tokens, Clock clock) {
        this.transactor = transactor;
        this.tokens = tokens;
        this.queries = new TokenQueries();
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listTokens", summary = "Tokens in order of type and text")
    public Page<TokenView> list(
            @Context Caller caller,
            @QueryParam("type") Optional<IdTokenEnum> type,
            @QueryParam("status") Optional<String> status,
            @QueryParam("group") Optional<String> group,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        TokenQueries.Filter filter = new TokenQueries.Filter(type, status, group);
        return transactor.read(caller, session -> queries.list(session, caller.tenant(), filter, cursor, limit));
    }

    @GET
    @Path("/{type}/{idToken}")
    @Operation(operationId = "getToken", summary = "One token; upper and lower case are the same")
    public Optional<TokenView> get(
            @Context Caller caller, @PathParam("type") IdTokenEnum type, @PathParam("idToken") String idToken) {
        IdToken named = named(type, idToken);
        return transactor.read(
                caller,
                _ -> tokens.row(TokenId.of(caller.tenant(), named))
                        .filter(token -> !token.deleted())
                        .map(TokenView::of));
    }

    @PUT
    @Path("/{type}/{idToken}")
    @Operation(operationId = "putToken", summary = "Registers a token or replaces its settings")
    @APIResponse(
            responseCode = "201",
            description = "The token was registered",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The settings were replaced",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenView.class)))
    public Answer put(
            @Context Caller caller,
            @PathParam("type") IdTokenEnum type,
            @PathParam("idToken") String idToken,
            TokenSettings settings) {
        IdToken named = named(type, idToken);
        return transactor.write(caller, _ -> {
            tokens.lock(caller.tenant());
            Optional<Token> known = tokens.row(TokenId.of(caller.tenant(), named));
            boolean existed = known.map(token -> !token.deleted()).orElse(false);
            TokenView view = TokenView.of(store(caller, named, settings, known));
            return existed ? Answer.ok(view) : Answer.created(location(named), view);
        });
    }

    @PUT
    @Operation(operationId = "putTokens", summary = "Registers or replaces many tokens, all or none")
    public List<TokenView> putAll(@Context Caller caller, TokenList list) {
        return transactor.write(caller, _ -> {
            tokens.lock(caller.tenant());
            Map<TokenId, Token> known = tokens.rows(list.tokens().stream()
                    .map(item -> TokenId.of(caller.tenant(), named(item.type(), item.idToken())))
                    .toList());
            return list.tokens().stream()
                    .map(item -> store(caller, item, known))
                    .map(TokenView::of)
                    .toList();
        });
    }

    /** One that is named twice is changed twice. */
    private Token store(Caller caller, TokenList.Item item, Map<TokenId, Token> known) {
        TokenSettings settings = item.settings().orElseGet(TokenSettings::accepted);
        TokenId id = TokenId.of(caller.tenant(), item.named());
        Token token = store(caller, item.named(), settings, Optional.ofNullable(known.get(id)));
        known.put(id, token);
        return token;
    }

    @DELETE
    @Path("/{type}/{idToken}")
    @Operation(operationId = "deleteToken", summary = "Forgets a token: from now on it is Unknown")
    public void delete(
            @Context Caller caller, @PathParam("type") IdTokenEnum type, @PathParam("idToken") String idToken) {
        IdToken named = named(type, idToken);
        transactor.write(caller, _ -> {
            tokens.lock(caller.tenant());
            Token token = tokens.row(TokenId.of(caller.tenant(), named))
                    .filter(row -> !row.deleted())
                    .orElseThrow(() -> Problem.notFound("There is no token " + type.wireName() + "/" + idToken
                            + ". GET /api/v1/tokens lists them."));
            token.delete(clock.instant());
            tokens.save(token);
            return true;
        });
    }

    private Token store(Caller caller, IdToken named, TokenSettings settings, Optional<Token> known) {
        known.ifPresent(token -> token.change(named, settings, clock.instant()));
        Token token = known.orElseGet(() -> Token.register(caller.tenant(), named, settings, clock.instant()));
        tokens.save(token);
        return token;
    }

    private static IdToken named(IdTokenEnum type, String idToken) {
        if (idToken.isBlank() || idToken.length() > 36) {
            throw Problem.unprocessable("An idToken has 1 to 36 characters, but has " + idToken.length() + ".");
        }
        return IdToken.builder(idToken, type).build();
    }

    private static String location(IdToken named) {
        return PATH + named.type().wireName() + "/"
                + URLEncoder.encode(named.idToken(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
