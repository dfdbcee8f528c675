package io.ametrine.platform.directory;

import io.ametrine.ocpp.rpc.StationMake;
import java.util.Optional;

/**
 * What every node must know of a station.
 *
 * @param registration Accepted, Pending or Rejected, as the operator set it
 * @param securityProfile the only one it may use (A00): 0 to 3
 * @param make who made it and what runs on it, once it booted
 * @param verifier of its Basic password, see {@link PasswordVerifier}
 */
public record StationEntry(
        String tenant,
        String id,
        long version,
        boolean deleted,
        String registration,
        int securityProfile,
        Optional<String> verifier,
        Optional<String> serialNumber,
        Optional<StationMake> make)
        implements DirectoryEntry {

    /** Of a station that has not booted yet. */
    public StationEntry(
            String tenant,
            String id,
            long version,
            boolean deleted,
            String registration,
            int securityProfile,
            Optional<String> verifier,
            Optional<String> serialNumber) {
        this(tenant, id, version, deleted, registration, securityProfile, verifier, serialNumber, Optional.empty());
    }
}
