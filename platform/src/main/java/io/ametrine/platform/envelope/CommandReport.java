package io.ametrine.platform.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import java.util.Optional;

/**
 * How a command ended, as the gateways wait for it: the values of {@code gateway.inbox}.
 *
 * @param state answered, error, timeout, notSent, refused (by a check before sending) or conflict (an idempotency key used again
 *     for another request)
 * @param reason of notSent, refused and conflict
 * @param sent false only if the station certainly never got it: then it may be tried again
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CommandReport(
        String commandId,
        String tenant,
        String station,
        String action,
        String state,
        Optional<JsonNode> response,
        Optional<Fault> error,
        Optional<String> reason,
        boolean sent,
        boolean late) {

    /** The station's CALLERROR. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Fault(String code, String description, Optional<JsonNode> details) {}

    public Outgoing toRecord() {
        return Outgoing.keyed(
                Topics.GATEWAY_INBOX,
                tenant + '/' + station,
                new Headers().with("v", EnvelopeCodec.VERSION).with("c", commandId),
                OcppJson.write(this));
    }
}
