package io.ametrine.provisioning;

import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;

/** Attempts of one identity that nobody registered. */
record UnknownStation(
        String tenant,
        String station,
        Instant firstSeen,
        Instant lastSeen,
        long attempts,
        String remoteAddress,
        String reason) {

    static UnknownStation refused(StationKey key, Refused refused) {
        return new UnknownStation(
                key.tenant(), key.station(), refused.at(), refused.at(), 1, refused.remoteAddress(), refused.reason());
    }

    /** One that was let in to wait for the operator's decision. */
    static UnknownStation admitted(Station station) {
        Instant at = station.receivedAt();
        return new UnknownStation(station.tenant(), station.id(), at, at, 1, "", "pending");
    }

    StationId id() {
        return new StationId(tenant, station);
    }

    UnknownStation plus(UnknownStation other) {
        UnknownStation later = other.lastSeen.isBefore(lastSeen) ? this : other;
        return new UnknownStation(
                tenant,
                station,
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                later.lastSeen,
                attempts + other.attempts,
                later.remoteAddress.isEmpty() ? remoteAddress : later.remoteAddress,
                later.reason);
    }
}
