package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands requests to the modules that own their paths, and their answers back. */
final class ModuleRoutes {
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Accept", "Prefer", "If-Match", "If-None-Match");
    private static final List<String> PASSED_BACK = List.of("Content-Type", "Location", "Retry-After", "ETag", "Allow");

    private final ModuleClient modules;

    ModuleRoutes(ModuleClient modules) {
        this.modules = modules;
    }

    /** Every route but those that the gateway serves in its own way. */
    List<Endpoint> endpoints(List<String> exceptPaths) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Route route : Route.ALL) {
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
