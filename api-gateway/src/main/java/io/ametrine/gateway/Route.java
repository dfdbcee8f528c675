package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.PathTemplate;
import io.ametrine.platform.rest.Role;
import java.util.List;
import java.util.stream.Stream;

/** One path of a module that can be reached from outside. What is not in this list cannot. */
record Route(OwningModule module, String path, List<String> methods) {
    static final String PREFIX = "/api/v1";
    static final List<Route> ALL = Stream.of(
                    ofStations(
                            OwningModule.PROVISIONING,
                            "variables",
                            "reports",
                            "boots",
                            "firmware-statuses",
                            "data-transfers",
                            "display-messages",
                            "network-profiles"),
                    ofStations(OwningModule.AUTHORIZATION, "local-list", "local-list/entries", "reservations"),
                    ofStations(OwningModule.TRANSACTIONS, "meter-values"),
                    ofStations(
                            OwningModule.MONITORING,
                            "connectors",
                            "connectors/history",
                            "connectivity",
                            "availability",
                            "events",
                            "monitors",
                            "log-uploads",
                            "customer-information/{requestId}",
                            "trace"),
                    ofStations(
                            OwningModule.SMART_CHARGING,
                            "charging-profiles",
                            "charging-limits",
                            "charging-needs",
                            "ev-charging-schedules"),
                    ofStations(OwningModule.SECURITY, "security-events"),
                    Stream.of(
                            route(OwningModule.PROVISIONING, "/stations", "GET"),
                            route(OwningModule.PROVISIONING, "/stations/{stationId}", "GET", "PUT", "DELETE"),
                            route(OwningModule.PROVISIONING, "/stations/{stationId}/credentials", "PUT", "POST"),
                            route(OwningModule.PROVISIONING, "/unknown-stations", "GET"),
                            route(OwningModule.PROVISIONING, "/unknown-stations/{stationId}", "DELETE"),
                            route(OwningModule.AUTHORIZATION, "/tokens", "GET", "PUT"),
                            route(OwningModule.AUTHORIZATION, "/tokens/{type}/{idToken}", "GET", "PUT", "DELETE"),
                            route(OwningModule.TRANSACTIONS, "/transactions", "GET"),
                            route(OwningModule.TRANSACTIONS, "/transactions/{stationId}/{transactionId}", "GET"),
                            route(OwningModule.TRANSACTIONS, "/transactions/{stationId}/{transactionId}/events", "GET"),
                            route(
                                    OwningModule.TRANSACTIONS,
                                    "/transactions/{stationId}/{transactionId}/meter-values",
                                    "GET"),
                            route(OwningModule.MONITORING, "/trace", "GET"),
                            route(OwningModule.SECURITY, "/api-keys", "GET", "POST"),
                            route(OwningModule.SECURITY, "/api-keys/{id}", "DELETE")))
            .flatMap(routes -> routes)
            .toList();

    private static Stream<Route> ofStations(OwningModule module, String... names) {
        return Stream.of(names).map(name -> route(module, "/stations/{stationId}/" + name, "GET"));
    }

    private static Route route(OwningModule module, String path, String... methods) {
        return new Route(module, PREFIX + path, List.of(methods));
    }

    Role role(String method) {
        return path.startsWith(PREFIX + "/api-keys") ? Role.ADMIN : Endpoint.usualRole(method);
    }

    boolean serves(String method, String shape) {
        return methods.stream().anyMatch(method::equalsIgnoreCase)
                && PathTemplate.of(path).shape().equals(shape);
    }
}
