package io.ametrine.monitoring.status;

import java.time.Instant;
import java.util.Optional;

/** A connector was in this state from {@code since} until {@code until}; without an end it still is. */
public record ConnectorInterval(
        int evseId, int connectorId, String status, Instant since, Optional<Instant> until, Instant receivedAt) {}
