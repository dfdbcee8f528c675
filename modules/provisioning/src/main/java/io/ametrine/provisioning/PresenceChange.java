package io.ametrine.provisioning;

import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/** What a connection's beginning or end makes of a station's presence. */
record PresenceChange(
        String tenant,
        String station,
        long epoch,
        boolean online,
        Optional<Instant> onlineSince,
        Optional<Instant> offlineSince,
        Optional<String> node,
        Optional<String> protocol,
        Optional<String> remoteAddress,
        Optional<String> offlineReason) {

    static PresenceChange of(StationKey key, Connected event) {
        return new PresenceChange(
                key.tenant(),
                key.station(),
                event.epoch(),
                true,
                Optional.of(event.at()),
                Optional.empty(),
                Optional.of(event.node()),
                Optional.of(event.protocol()),
                Optional.of(event.remoteAddress()),
                Optional.empty());
    }

    static PresenceChange of(StationKey key, Disconnected event) {
        return new PresenceChange(
                key.tenant(),
                key.station(),
                event.epoch(),
                false,
                Optional.empty(),
                Optional.of(event.at()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(event.reason()));
    }

    StationId id() {
        return new StationId(tenant, station);
    }

    /** A newer epoch wins; within an epoch the end is final. */
    boolean supersedes(long otherEpoch) {
        return epoch > otherEpoch || (epoch == otherEpoch && !online);
    }

    /** This change, after {@code earlier} ones that have not been stored yet. */
    PresenceChange after(PresenceChange earlier) {
        if (!supersedes(earlier.epoch)) {
            return earlier;
        }
        return online ? this : keeping(earlier);
    }

    private PresenceChange keeping(PresenceChange earlier) {
        return new PresenceChange(
                tenant,
                station,
                epoch,
                false,
                onlineSince.or(earlier::onlineSince),
                offlineSince,
                node.or(earlier::node),
                protocol.or(earlier::protocol),
                remoteAddress.or(earlier::remoteAddress),
                offlineReason);
    }
}
