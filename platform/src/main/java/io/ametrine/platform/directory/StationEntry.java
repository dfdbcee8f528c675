package io.ametrine.platform.directory;

import java.util.Optional;

/**
 * What every node must know of a station.
 *
 * @param registration Accepted, Pending or Rejected, as the operator set it
 * @param securityProfile the only one it may use (A00): 0 to 3
 * @param vendor as the station said at its last boot
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
        Optional<String> vendor)
        implements DirectoryEntry {}
