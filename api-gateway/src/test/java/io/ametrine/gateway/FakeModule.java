package io.ametrine.gateway;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A module as the gateway sees it: signed requests only, some resources, command rows, an OpenAPI document. */
@Path("/")
final class FakeModule implements AutoCloseable {
    final Map<String, Map<String, Object>> commandRows = new ConcurrentHashMap<>();
    private final ServiceServer server;

    FakeModule(SignedRequests signed) {
        this.server = ServiceServer.start(
                new HttpConfig("127.0.0.1", 0), signed, new Health(), Metrics.forService("fake"), this);
    }

    URI url() {
        return URI.create(server.url());
    }

    @GET
    @Path("/api/v1/stations")
    Map<String, Object> stations(Caller caller, @QueryParam("limit") Optional<Integer> limit) {
        return Map.of("tenant", caller.tenant(), "caller", caller.name(), "limit", limit.orElse(0));
    }

    @PUT
    @Path("/api/v1/stations/{id}")
    Answer put(@PathParam("id") String id, Map<String, Object> body) {
        return Answer.created("/api/v1/stations/" + id, Map.of("id", id, "body", body));
    }

    @DELETE
    @Path("/api/v1/stations/{id}")
    Answer delete(@PathParam("id") String id) {
        if (id.equals("CS-1")) {
            throw Problem.conflict(id + " is charging.");
        }
        return Answer.noContent();
    }

    @GET
    @Path("/api/v1/stations/{id}/trace")
    Map<String, Object> trace(@PathParam("id") String id, @QueryParam("limit") Optional<Integer> limit) {
        Map<String, Object> newest = Map.of("at", "2026-01-01T00:00:02Z", "direction", "fromStation", "messageId", "2");
        Map<String, Object> oldest = Map.of("at", "2026-01-01T00:00:01Z", "direction", "fromStation", "messageId", "1");
        return Map.of("items", List.of(newest, oldest));
    }

    @GET
    @Path("/api/v1/commands/{id}")
    Optional<Map<String, Object>> command(@PathParam("id") String id) {
        return Optional.ofNullable(commandRows.get(id));
    }

    @GET
    @Path("/api/v1/commands")
    Map<String, Object> commands(
            @QueryParam("limit") Optional<Integer> limit, @QueryParam("cursor") Optional<String> cursor) {
        return Map.of("items", List.copyOf(commandRows.values()));
    }

    @PUT
    @Path("/api/v1/desired-states/{station}/{action}/{key}")
    Answer desire(
            Caller caller,
            @PathParam("station") String station,
            @PathParam("action") String action,
            @PathParam("key") String key,
            Map<String, Object> request) {
        return Answer.created(
                "/api/v1/stations/" + station + "/desired/" + action + "/" + key,
                Map.of("tenant", caller.tenant(), "station", station, "key", key, "request", request));
    }

    @GET
    @Path("/api/v1/desired-states")
    Map<String, Object> desired(@QueryParam("station") Optional<String> station) {
        return Map.of(
                "items",
                List.of(Map.of(
                        "id", "security-1", "requestedAt", "2026-01-01T00:00:00Z", "station", station.orElse("any"))));
    }

    @Override
    public void close() {
        server.close();
    }
}
