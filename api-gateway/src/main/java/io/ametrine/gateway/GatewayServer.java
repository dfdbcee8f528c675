package io.ametrine.gateway;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Authenticator;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.rest.ServiceServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of the gateway's paths on one port. */
final class GatewayServer {
    private static final int BODY_LIMIT = 1024 * 1024;
    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private GatewayServer() {}

    /** What the paths rest on. */
    record Parts(
            Authenticator callers,
            CommandDesk desk,
            Commands commands,
            ModuleClient modules,
            TraceFeed trace,
            ApiDocument document,
            Health health,
            Metrics metrics) {}

    static RestServer start(HttpConfig http, Parts parts) {
        ModuleRoutes routes = new ModuleRoutes(parts.modules());
        List<Endpoint> endpoints = new ArrayList<>(ServiceServer.health(parts.health()));
        endpoints.addAll(routes.endpoints(List.of(TraceResource.ONE, TraceResource.ALL)));
        endpoints.addAll(new TraceResource(parts.trace(), parts.modules(), routes).endpoints());
        endpoints.addAll(new DeadLetterResource(routes).endpoints());
        endpoints.addAll(new Docs().endpoints());
        endpoints.add(Endpoint.open("/", _ -> new Answer(302, Map.of("Location", "/docs/"), Optional.empty())));
        endpoints.add(Endpoint.open(
                "/openapi.json",
                _ -> Answer.raw(200, "application/json", parts.document().json())));
        endpoints.add(
                Endpoint.of("GET", "/metrics", Role.ADMIN, request -> ServiceServer.scraped(parts.metrics(), request)));
        return RestServer.builder(http, parts.callers(), parts.metrics())
                .endpoints(endpoints)
                .resources(
                        new CommandResource(parts.desk(), parts.commands()),
                        new BulkCommandResource(parts.desk(), parts.commands()),
                        new CommandLogResource(parts.modules()),
                        new DesiredStateResource(parts.desk(), parts.modules()))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", NOTHING_FROM_ELSEWHERE)
                .header("Cache-Control", "no-store")
                .bodyLimit(BODY_LIMIT)
                .eventLoops(2)
                .beginsTraces()
                .start();
    }
}
