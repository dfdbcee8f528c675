package io.ametrine.monitoring.status;

import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of one session of a station: its beginning, its end, or both. Which of them is learned first makes no difference.
 *
 * @param epoch tells sessions of one station apart, and orders them
 */
record Connection(
        StationKey station, long epoch, UUID session, String node, Optional<Beginning> beginning, Optional<End> end) {
    /** How it began. */
    record Beginning(Instant at, String protocol, String remoteAddress) {}

    /** How it ended. */
    record End(Instant at, String reason) {}

    /** By what two pieces of news are known to be about the same session. */
    record Key(StationKey station, long epoch) {}

    static Connection of(StationKey station, Connected event) {
        Beginning beginning = new Beginning(event.at(), event.protocol(), event.remoteAddress());
        return new Connection(
                station, event.epoch(), event.session(), event.node(), Optional.of(beginning), Optional.empty());
    }

    static Connection of(StationKey station, Disconnected event) {
        return ended(station, event.epoch(), event.session(), event.node(), new End(event.at(), event.reason()));
    }

    static Connection of(StationKey station, Displaced event) {
        return ended(station, event.epoch(), event.session(), event.node(), new End(event.at(), "displaced"));
    }

    private static Connection ended(StationKey station, long epoch, UUID session, String node, End end) {
        return new Connection(station, epoch, session, node, Optional.empty(), Optional.of(end));
    }

    Key key() {
        return new Key(station, epoch);
    }

    /** Both pieces of news; of two ends the earlier one counts. */
    Connection and(Connection other) {
        return new Connection(station, epoch, session, node, beginning.or(other::beginning), earlier(end, other.end));
    }

    private static Optional<End> earlier(Optional<End> one, Optional<End> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return other.get().at().isBefore(one.get().at()) ? other : one;
    }
}
