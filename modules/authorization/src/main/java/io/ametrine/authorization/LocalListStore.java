package io.ametrine.authorization;

import io.ametrine.ocpp.v201.SendLocalListRequest;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** What stands in the stations' local lists and what became of their caches, as far as they told. */
interface LocalListStore {
    /** The station took the list over. */
    void accepted(StationKey station, SendLocalListRequest list, Instant at);

    /** The station did not; {@code outcome} says why. */
    void refused(StationKey station, SendLocalListRequest list, String outcome, Instant at);

    void version(StationKey station, int version, Instant at);

    void cacheCleared(StationKey station, String outcome, Instant at);
}
