package io.ametrine.provisioning;

import java.time.Instant;
import java.util.Optional;

/** What a presence store holds of one station. */
record PresenceState(
        boolean online,
        long epoch,
        Optional<Instant> onlineSince,
        Optional<Instant> offlineSince,
        Optional<Instant> lastSeen,
        Optional<String> refusedReason) {}
