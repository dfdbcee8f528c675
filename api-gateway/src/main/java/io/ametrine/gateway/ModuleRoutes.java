package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.Request;
import io.ametrine.platform.rest.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which module serves which path. What is not here cannot be reached from outside. */
final class ModuleRoutes {
    static final String PREFIX = "/api/v1";
    static final List<Route> ROUTES = List.of(
            route(OwningModule.PROVISIONING, "/stations", "GET"),
            route(OwningModule.PROVISIONING, "/stations/{stationId}", "GET", "PUT", "DELETE"),
            route(OwningModule.PROVISIONING, "/stations/{stationId}/credentials", "PUT"),
            route(OwningModule.PROVISIONING, "/stations/{stationId}/variables", "GET"),
            route(OwningModule.PROVISIONING, "/stations/{stationId}/boots", "GET"),
            route(OwningModule.PROVISIONING, "/unknown-stations", "GET"),
            route(OwningModule.AUTHORIZATION, "/tokens", "GET"),
            route(OwningModule.AUTHORIZATION, "/tokens/{type}/{idToken}", "GET", "PUT", "DELETE"),
            route(OwningModule.TRANSACTIONS, "/transactions", "GET"),
            route(OwningModule.TRANSACTIONS, "/transactions/{stationId}/{transactionId}", "GET"),
            route(OwningModule.TRANSACTIONS, "/transactions/{stationId}/{transactionId}/events", "GET"),
            route(OwningModule.TRANSACTIONS, "/transactions/{stationId}/{transactionId}/meter-values", "GET"),
            route(OwningModule.TRANSACTIONS, "/stations/{stationId}/meter-values", "GET"),
            route(OwningModule.MONITORING, "/stations/{stationId}/connectors", "GET"),
            route(OwningModule.MONITORING, "/stations/{stationId}/connectors/history", "GET"),
            route(OwningModule.MONITORING, "/stations/{stationId}/events", "GET"),
            route(OwningModule.MONITORING, "/stations/{stationId}/trace", "GET"),
            route(OwningModule.MONITORING, "/trace", "GET"),
            route(OwningModule.SMART_CHARGING, "/stations/{stationId}/charging-profiles", "GET"),
            route(OwningModule.SECURITY, "/stations/{stationId}/security-events", "GET"),
            route(OwningModule.SECURITY, "/api-keys", "GET", "POST"),
            route(OwningModule.SECURITY, "/api-keys/{id}", "GET", "DELETE"));

    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Accept", "Prefer", "If-Match", "If-None-Match");
    private static final List<String> PASSED_BACK = List.of("Content-Type", "Location", "Retry-After", "ETag", "Allow");

    private final ModuleClient modules;

    ModuleRoutes(ModuleClient modules) {
        this.modules = modules;
    }

    /** One path of a module. */
    record Route(OwningModule module, String path, List<String> methods) {
        Role role(String method) {
            return path.startsWith(PREFIX + "/api-keys") ? Role.ADMIN : Endpoint.usualRole(method);
        }
    }

    private static Route route(OwningModule module, String path, String... methods) {
        return new Route(module, PREFIX + path, List.of(methods));
    }

    /** Every route but those that the gateway serves in its own way. */
    List<Endpoint> endpoints(List<String> exceptPaths) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Route route : ROUTES) {
            if (!exceptPaths.contains(route.path())) {
                for (String method : route.methods()) {
                    endpoints.add(Endpoint.of(
                            method,
                            route.path(),
                            route.role(method),
                            request -> forward(
                                    route.module(), request, request.head().target())));
                }
            }
        }
        return endpoints;
    }

    Answer forward(OwningModule module, Request request, String target) {
        Map<String, String> headers = new LinkedHashMap<>();
        PASSED_ON.forEach(name -> request.head().header(name).ifPresent(value -> headers.put(name, value)));
        headers.put("X-Request-Id", request.head().id());
        String method =
                request.head().method().equals("HEAD") ? "GET" : request.head().method();
        return answer(modules.ask(
                module, request.caller(), new ModuleClient.Question(method, target, headers, request.body())));
    }

    static Answer answer(ModuleClient.Reply reply) {
        Answer answer = new Answer(
                reply.status(), Map.of(), reply.body().length == 0 ? Optional.empty() : Optional.of(reply.body()));
        for (String name : PASSED_BACK) {
            String value = reply.headers().get(name);
            if (value != null) {
                answer = answer.with(name, value);
            }
        }
        return answer;
    }
}
