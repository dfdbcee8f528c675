package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.RequestHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists that several modules keep a part of each, shown as one: the newest first, by {@code requestedAt} and {@code id}. */
final class MergedPages {
    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.comparing(
                    (JsonNode row) -> Instant.parse(row.path("requestedAt").asText()))
            .thenComparing(row -> row.path("id").asText())
            .reversed();

    private final ModuleClient modules;

    MergedPages(ModuleClient modules) {
        this.modules = modules;
    }

    /** Asks each for {@code path} with the query of the request. */
    Page<JsonNode> of(Collection<OwningModule> owners, Caller caller, String path, RequestHead head, Limit limit) {
        int query = head.target().indexOf('?');
        String target = query < 0 ? path : path + head.target().substring(query);
        List<JsonNode> rows = new ArrayList<>();
        boolean more = false;
        for (OwningModule module : owners) {
            JsonNode page = page(modules.get(module, caller, target));
            page.path("items").forEach(rows::add);
            more |= page.hasNonNull("next");
        }
        rows.sort(NEWEST_FIRST);
        List<JsonNode> shown = rows.subList(0, Math.min(limit.value(), rows.size()));
        Optional<String> next = more || shown.size() < rows.size()
                ? Optional.of(shown.getLast()).map(MergedPages::cursor)
                : Optional.empty();
        return new Page<>(shown, next);
    }

    private static String cursor(JsonNode row) {
        return Cursor.at(row.path("requestedAt").asText(), row.path("id").asText())
                .encode();
    }

    private static JsonNode page(ModuleClient.Reply reply) {
        if (reply.status() == 400) {
            throw Problem.badRequest(
                    OcppJson.read(reply.body(), JsonNode.class).path("detail").asText());
        }
        if (reply.status() != 200) {
            throw Problem.unavailable("A module answered " + reply.status() + " when asked for its part of the list.");
        }
        return OcppJson.read(reply.body(), JsonNode.class);
    }
}
