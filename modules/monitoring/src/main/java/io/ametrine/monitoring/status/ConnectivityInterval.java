package io.ametrine.monitoring.status;

import java.time.Instant;
import java.util.Optional;

/** A station was connected from {@code since} until {@code until}; without an end it still is. */
public record ConnectivityInterval(
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> reason,
        String node,
        Optional<String> protocol,
        Optional<String> remoteAddress,
        long epoch) {}
