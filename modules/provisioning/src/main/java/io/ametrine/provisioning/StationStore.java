package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;

/** The registered stations, as the handlers see them. */
interface StationStore {
    /** Empty for a station that was never registered or is deleted. */
    Optional<RegisteredStation> find(StationKey station);

    /** The same, and nobody else changes it until this unit of work ends. */
    Optional<RegisteredStation> findForChange(StationKey station);

    /** Stores the change and tells the directory. */
    void save(RegisteredStation station);
}
