package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.Request;
import io.ametrine.platform.rest.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Messages that a module could not process: each module keeps its own, here they are told apart by the module's name. */
final class DeadLetterResource {
    static final String LIST = Route.PREFIX + "/dead-letters";
    static final String REPLAY = Route.PREFIX + "/dead-letters/{module}/{id}/replay";

    private final ModuleRoutes routes;

    DeadLetterResource(ModuleRoutes routes) {
        this.routes = routes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", LIST, Role.READER, this::list),
                Endpoint.of("POST", REPLAY, Role.OPERATOR, this::replay));
    }

    private Answer list(Request request) {
        String name = request.head().parameter("module").orElse("");
        String query = request.head().target().substring(request.head().path().length());
        String rest = Arrays.stream(query.replaceFirst("^\\?", "").split("&"))
                .filter(pair -> !pair.startsWith("module="))
                .collect(Collectors.joining("&"));
        return routes.forward(module(name), request, LIST + (rest.isEmpty() ? "" : "?" + rest));
    }

    private Answer replay(Request request) {
        OwningModule module = module(request.path("module"));
        return routes.forward(module, request, LIST + "/" + number(request.path("id")) + "/replay");
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            throw Problem.badRequest("A dead letter's id is a whole number.");
        }
    }

    private static OwningModule module(String name) {
        return Arrays.stream(OwningModule.values())
                .filter(module -> module.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("Name the module with ?module=: one of "
                        + Arrays.stream(OwningModule.values())
                                .map(OwningModule::id)
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
