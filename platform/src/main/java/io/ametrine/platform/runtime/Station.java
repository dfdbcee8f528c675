package io.ametrine.platform.runtime;

import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** The station that a handler has to do with, and when the node or the module received the message. */
public record Station(StationKey key, Instant receivedAt) {
    public String tenant() {
        return key.tenant();
    }

    public String id() {
        return key.station();
    }
}
