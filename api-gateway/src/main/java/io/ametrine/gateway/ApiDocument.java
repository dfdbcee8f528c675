package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one OpenAPI document: the gateway's own paths, each action's, and those of every module that answers; rebuilt now and then. */
final class ApiDocument {
    private static final Logger log = LoggerFactory.getLogger(ApiDocument.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration FRESH_WITH_GAPS = Duration.ofSeconds(5);
    private static final Set<String> OURS = Set.of("api/v1/commands", "api/v1/desired-states", "api/v1/dead-letters");

    private final ModuleClient modules;
    private final Clock clock;
    private @Nullable Built built;

    private record Built(byte[] json, Instant until) {}

    ApiDocument(ModuleClient modules, Clock clock) {
        this.modules = modules;
        this.clock = clock;
    }

    synchronized byte[] json() {
        if (built == null || clock.instant().isAfter(built.until())) {
            built = build();
        }
        return built.json();
    }

    private Built build() {
        ObjectNode document = frame();
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.withObject("/components/schemas");
        schemas.setAll(read("problem.json"));
        SchemaComponents components = new SchemaComponents();
        new ActionPaths(components).addTo(paths);
        new DesiredStatePaths(components).addTo(paths);
        components.all().forEach(schemas::set);
        own().mergeInto(paths, schemas, (_, _) -> true);
        List<String> away = new ArrayList<>();
        for (OwningModule module : OwningModule.values()) {
            merge(module, paths, schemas, away);
        }
        read("paths.json").propertyStream().forEach(path -> complete(paths, path.getKey(), path.getValue()));
        if (!away.isEmpty()) {
            ArrayNode missing = document.putArray("x-modules-away");
            away.forEach(missing::add);
        }
        dropUnused(document, schemas);
        Duration fresh = away.isEmpty() ? FRESH : FRESH_WITH_GAPS;
        return new Built(OcppJson.write(document), clock.instant().plus(fresh));
    }

    private void merge(OwningModule module, ObjectNode paths, ObjectNode schemas, List<String> away) {
        try {
            ModuleClient.Reply reply = modules.open(module, "/openapi.json");
            if (reply.status() != 200) {
                away.add(module.id());
                return;
            }
            new ModuleDocument(module.id(), OcppJson.read(reply.body(), JsonNode.class))
                    .mergeInto(paths, schemas, (method, shape) -> routed(module, method, shape));
        } catch (Problem | IllegalArgumentException unreachable) {
            away.add(module.id());
        }
    }

    /** A module's path that was forgotten in the list of routes is worth a word; commands, desired states and dead letters have their own. */
    private static boolean routed(OwningModule module, String method, String shape) {
        boolean routed = Route.ALL.stream().anyMatch(route -> route.module() == module && route.serves(method, shape));
        if (!routed && OURS.stream().noneMatch(shape::startsWith)) {
            log.warn("path without a route module={} method={} path={}", module.id(), method, shape);
        }
        return routed;
    }

    /** What the gateway adds to a module's path: its parameters, or all of it while the module is away. */
    private static void complete(ObjectNode paths, String path, JsonNode ours) {
        ours.propertyStream().forEach(operation -> {
            ObjectNode item = paths.withObjectProperty(path);
            if (item.get(operation.getKey()) instanceof ObjectNode theirs) {
                ArrayNode parameters = theirs.withArrayProperty("parameters");
                Set<String> known = Set.copyOf(parameters.findValuesAsText("name"));
                for (JsonNode parameter : operation.getValue().path("parameters")) {
                    if (!known.contains(parameter.path("name").asText())) {
                        parameters.add(parameter);
                    }
                }
                theirs.set("summary", operation.getValue().path("summary"));
            } else {
                item.set(operation.getKey(), operation.getValue());
            }
        });
    }

    /** Drops the schemas that nothing refers to, and then those that only they referred to. */
    private static void dropUnused(ObjectNode document, ObjectNode schemas) {
        boolean dropped = true;
        while (dropped) {
            Set<String> used = document.findValues("$ref").stream()
                    .map(JsonNode::asText)
                    .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
            List<String> unused = schemas.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !used.contains(name))
                    .toList();
            schemas.remove(unused);
            dropped = !unused.isEmpty();
        }
    }

    private static ModuleDocument own() {
        return new ModuleDocument("gateway", resource("/META-INF/openapi/api-gateway.json"));
    }

    private static ObjectNode frame() {
        return read("openapi.json");
    }

    private static ObjectNode read(String name) {
        return (ObjectNode) resource(name);
    }

    private static JsonNode resource(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the gateway");
            }
            return OcppJson.mapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
