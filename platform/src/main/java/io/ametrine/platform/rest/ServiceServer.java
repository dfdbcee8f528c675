package io.ametrine.platform.rest;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The HTTP every service has: health, metrics, its OpenAPI document, and its resources. */
public final class ServiceServer implements AutoCloseable {
    private final RestServer server;

    private ServiceServer(RestServer server) {
        this.server = server;
    }

    public static ServiceServer start(
            HttpConfig config, Authenticator authenticator, Health health, Metrics metrics, Object... resources) {
        return new ServiceServer(RestServer.builder(config, authenticator, metrics)
                .endpoints(standard(health, metrics))
                .resources(resources)
                .start());
    }

    /** Only tells its health: for a service that cannot do anything else yet. */
    public static RestServer waiting(HttpConfig config, Health health) {
        Authenticator nobody = _ -> {
            throw Problem.unavailable("The service is starting.");
        };
        return RestServer.builder(config, nobody, Metrics.forService("starting"))
                .endpoints(health(health))
                .elsewhere(_ -> Problem.unavailable("The service is starting; /health/ready says what it waits for."))
                .eventLoops(2)
                .start();
    }

    /** Health and metrics are open: they stand on an internal port. */
    static List<Endpoint> standard(Health health, Metrics metrics) {
        List<Endpoint> endpoints = new ArrayList<>(health(health));
        endpoints.add(Endpoint.open("/metrics", request -> scraped(metrics, request)));
        endpoints.add(Endpoint.open("/openapi.json", _ -> openApi(metrics.service())));
        return endpoints;
    }

    /** What Prometheus reads, in the format it asks for. */
    public static Answer scraped(Metrics metrics, Request request) {
        Metrics.Page page = metrics.page(request.head().header("Accept"));
        return Answer.raw(200, page.contentType(), page.text());
    }

    /** Written by the build, one per service, because in one process all of them share a class path. */
    private static Answer openApi(String service) {
        String name = "/META-INF/openapi/" + service + ".json";
        try (InputStream document = ServiceServer.class.getResourceAsStream(name)) {
            if (document == null) {
                throw Problem.notFound(service + " was built without an OpenAPI document.");
            }
            return Answer.raw(200, "application/json", document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<Endpoint> health(Health health) {
        return List.of(
                Endpoint.open("/health/live", _ -> Answer.ok(health.live())), Endpoint.open("/health/ready", _ -> {
                    Health.Report report = health.ready();
                    return Answer.of(report.up() ? 200 : 503, report);
                }));
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
