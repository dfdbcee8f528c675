package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.EventStream;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.Request;
import io.ametrine.platform.rest.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The trace: stored exchanges from monitoring, or with {@code ?follow} these and then the live ones as Server-Sent Events. */
final class TraceResource {
    static final String ONE = Route.PREFIX + "/stations/{stationId}/trace";
    static final String ALL = Route.PREFIX + "/trace";
    private static final int USUAL_HISTORY = 20;
    private static final int MOST_HISTORY = 1_000;

    private final TraceFeed feed;
    private final ModuleClient modules;
    private final ModuleRoutes routes;

    TraceResource(TraceFeed feed, ModuleClient modules, ModuleRoutes routes) {
        this.feed = feed;
        this.modules = modules;
        this.routes = routes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", ONE, Role.READER, request -> trace(request, Optional.of(request.path("stationId")))),
                Endpoint.of("GET", ALL, Role.READER, request -> trace(request, Optional.empty())));
    }

    private Answer trace(Request request, Optional<String> station) {
        if (!wantsLive(request)) {
            return routes.forward(
                    OwningModule.MONITORING, request, request.head().target());
        }
        int history = history(request);
        Caller caller = request.caller();
        EventStream stream = sink -> {
            TraceFollower follower = feed.follow(caller.tenant(), station);
            try {
                follower.writeTo(sink, stored(caller, station, history));
            } finally {
                feed.leave(follower);
            }
        };
        return Answer.ok(stream);
    }

    private static boolean wantsLive(Request request) {
        boolean accepts = request.head()
                .header("Accept")
                .filter(accept -> accept.contains("text/event-stream"))
                .isPresent();
        return accepts
                || request.head()
                        .parameter("follow")
                        .filter(value -> !value.equals("false"))
                        .isPresent();
    }

    private static int history(Request request) {
        for (String name : request.head().query().keySet()) {
            if (!name.equals("follow") && !name.equals("last")) {
                throw Problem.badRequest(
                        "The query parameter " + name + " is unknown for a live trace. Known: follow, last.");
            }
        }
        try {
            int last = request.head().parameter("last").map(Integer::parseInt).orElse(USUAL_HISTORY);
            if (last < 0 || last > MOST_HISTORY) {
                throw new NumberFormatException();
            }
            return last;
        } catch (NumberFormatException outOfRange) {
            throw Problem.badRequest(
                    "The query parameter last must be a whole number between 0 and " + MOST_HISTORY + ".");
        }
    }

    /** Oldest first; nothing when monitoring is away: the live part does not need it. */
    private List<JsonNode> stored(Caller caller, Optional<String> station, int history) {
        if (history == 0) {
            return List.of();
        }
        String path = station.map(id -> Route.PREFIX + "/stations/" + encoded(id) + "/trace")
                .orElse(ALL);
        try {
            ModuleClient.Reply reply = modules.get(OwningModule.MONITORING, caller, path + "?limit=" + history);
            return reply.status() == 200
                    ? oldestFirst(OcppJson.read(reply.body(), JsonNode.class), station)
                    : List.of();
        } catch (Problem away) {
            return List.of();
        }
    }

    private static List<JsonNode> oldestFirst(JsonNode page, Optional<String> station) {
        List<JsonNode> entries = new ArrayList<>();
        page.path("items").forEach(entry -> {
            if (entry instanceof ObjectNode object) {
                station.ifPresent(id -> object.put("station", id));
                entries.add(object);
            }
        });
        Collections.reverse(entries);
        return entries;
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
