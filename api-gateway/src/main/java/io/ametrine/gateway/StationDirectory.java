package io.ametrine.gateway;

import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Problem;
import java.time.Duration;

/** Which stations are registered. */
@FunctionalInterface
interface StationDirectory {
    boolean knows(StationKey station);

    /** An absence is believed only once everything published so far was seen. */
    static StationDirectory of(DirectoryReplica<StationEntry> replica) {
        return station -> {
            if (replica.find(station.tenant(), station.station()).isPresent()) {
                return true;
            }
            if (!replica.barrier(Duration.ofSeconds(1)).join()) {
                throw Problem.unavailable("Stations cannot be looked up at the moment: the broker is away.");
            }
            return replica.find(station.tenant(), station.station()).isPresent();
        };
    }
}
