package io.ametrine.platform.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;

/**
 * One exchange as the edge saw it: the value of {@code ocpp.trace}. {@code request} and {@code response} are JSON texts, embedded
 * as they are; what was no JSON stands there as a JSON string.
 *
 * @param direction fromStation, toStation or handshake
 * @param verdict ok, forgiven (a valid answer to what a leniency rule, named in the fault, had made valid), callError, timeout, late, refused, unanswered, duplicate, notSent
 * @param durationMicros from the first frame of the exchange to its last
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TraceEntry(
        Instant at,
        String direction,
        Optional<String> messageId,
        Optional<String> action,

        @JsonSerialize(using = EmbeddedJson.Writer.class) @JsonDeserialize(using = EmbeddedJson.Reader.class)
        Optional<String> request,

        @JsonSerialize(using = EmbeddedJson.Writer.class) @JsonDeserialize(using = EmbeddedJson.Reader.class)
        Optional<String> response,

        String verdict,
        Optional<Long> durationMicros,
        Optional<Fault> fault,
        Origin origin,
        Optional<Beats> heartbeats,
        int requestBytes) {

    /** What was wrong: the error code, and where known the JSON pointer, the schema keyword and what it expected. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Fault(
            String code,
            String description,
            Optional<String> pointer,
            Optional<String> keyword,
            Optional<String> expected) {}

    /** Through which socket; a refused handshake has neither session nor epoch. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Origin(
            String node,
            Optional<String> session,
            Optional<Long> epoch,
            Optional<String> protocol,
            Optional<String> remoteAddress) {}

    /** Heartbeats are traced as one row per station and minute. */
    public record Beats(int count, Instant first, Instant last) {}
}
