package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.NetworkConnectionProfile;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** The network profiles that stations were given, without their secrets. */
interface NetworkProfileStore {
    void save(NetworkProfile profile);

    /** One configuration slot and how the station took it. */
    record NetworkProfile(
            StationKey station, int slot, String status, NetworkConnectionProfile data, Instant changedAt) {}
}
