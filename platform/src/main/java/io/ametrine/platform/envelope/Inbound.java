package io.ametrine.platform.envelope;

import io.ametrine.ocpp.v201.Action;
import java.time.Instant;
import java.util.Optional;

/** What a module finds in its topic {@code ocpp.in.<module>}. */
public sealed interface Inbound {
    StationKey station();

    Action action();

    /** A station's CALL, validated at the edge; {@code payload} is the JSON as it arrived. */
    record StationCall(
            StationKey station,
            SessionRef session,
            String messageId,
            Action action,
            byte[] payload,
            Instant receivedAt,
            Instant deadline,
            Optional<String> traceparent)
            implements Inbound {}

    /** A caller of the REST API wants the station to be sent this; {@code caller} is for the record. */
    record CommandRequested(
            StationKey station,
            String commandId,
            Action action,
            byte[] payload,
            Instant deadline,
            Optional<String> idempotencyKey,
            String caller)
            implements Inbound {}

    /** How a command ended. A {@code late} one came after its caller had been told that there was no answer. */
    record CommandFinished(
            StationKey station, String commandId, Action action, Outcome outcome, boolean late, Instant at)
            implements Inbound {}

    /** The result of work that a handler had done outside its batch; {@code state} is that result as JSON. */
    record Continuation(
            StationKey station,
            SessionRef session,
            String messageId,
            Action action,
            byte[] payload,
            byte[] state,
            Instant receivedAt,
            Instant deadline)
            implements Inbound {}
}
