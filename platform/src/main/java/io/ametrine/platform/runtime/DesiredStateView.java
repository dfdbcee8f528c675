package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.envelope.Confidential;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One desired state, and how far it is. */
public record DesiredStateView(
        String id,
        String station,
        String action,
        String key,

        @Schema(
                description =
                        "waiting: to be sent as soon as the station can be reached; sent: a try is under way; accepted or rejected by"
                                + " the station, whose answer is in response or error; replaced by its successor; withdrawn",
                enumeration = {"waiting", "sent", "accepted", "rejected", "replaced", "withdrawn"})
        String state,

        JsonNode request,
        Optional<JsonNode> response,
        Optional<JsonNode> error,

        @Schema(description = "Why the latest try did not reach the station, or what a check refused it for")
        Optional<String> reason,

        int attempts,

        @Schema(description = "The latest try, at /api/v1/commands/{id}")
        Optional<String> commandId,

        String caller,
        Instant requestedAt,
        Instant changedAt,

        @Schema(description = "When it is tried again even if the station does not connect anew")
        Optional<Instant> retryAt) {
    static DesiredStateView of(DesiredRow row) {
        return new DesiredStateView(
                row.id(),
                row.station().station(),
                row.action().wireName(),
                row.key(),
                row.state(),
                OcppJson.read(Confidential.masked(Optional.of(row.action()), row.request()), JsonNode.class),
                row.response().flatMap(CommandRows::json),
                row.error().map(OcppJson::tree),
                row.reason(),
                row.attempts(),
                row.commandId(),
                row.caller(),
                row.requestedAt(),
                row.changedAt(),
                row.retryAt());
    }
}
