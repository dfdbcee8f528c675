package io.ametrine.platform.envelope;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happened to stations' connections: the values of {@code station.sessions}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SessionEvent.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = SessionEvent.Disconnected.class, name = "disconnected"),
    @JsonSubTypes.Type(value = SessionEvent.Displaced.class, name = "displaced"),
    @JsonSubTypes.Type(value = SessionEvent.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = SessionEvent.Seen.class, name = "seen")
})
public sealed interface SessionEvent {
    record Connected(
            UUID session,
            long epoch,
            String node,
            String protocol,
            int securityProfile,
            String remoteAddress,
            Instant at)
            implements SessionEvent {}

    record Disconnected(UUID session, long epoch, String node, String reason, Instant at) implements SessionEvent {}

    /** A newer socket of the same identity took over from this session. */
    record Displaced(UUID session, long epoch, String node, Instant at) implements SessionEvent {}

    /** A handshake that was turned away; {@code reason} is unknownStation, badCredentials, securityProfile … */
    record Refused(String reason, int httpStatus, String remoteAddress, String node, Instant at)
            implements SessionEvent {}

    /** When stations (by tenant/station) were last heard of; one record holds many stations of one partition. */
    record Seen(Map<String, Instant> stations) implements SessionEvent {}
}
