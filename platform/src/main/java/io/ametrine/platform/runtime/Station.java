package io.ametrine.platform.runtime;

import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/**
 * The station that a handler has to do with, and when the node or the module received the message.
 *
 * @param payload what the station sent, as it arrived; absent where the handler is given no message of the station's
 */
public record Station(StationKey key, Instant receivedAt, Optional<RawJson> payload) {
    public Station(StationKey key, Instant receivedAt) {
        this(key, receivedAt, Optional.empty());
    }

    public String tenant() {
        return key.tenant();
    }

    public String id() {
        return key.station();
    }
}
