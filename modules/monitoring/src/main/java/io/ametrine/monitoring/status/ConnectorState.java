package io.ametrine.monitoring.status;

import java.time.Instant;

/** The state a connector is in, since when, and when we were told. */
public record ConnectorState(int evseId, int connectorId, String status, Instant since, Instant receivedAt) {
    static ConnectorState of(ConnectorReport report) {
        return new ConnectorState(
                report.evseId(), report.connectorId(), report.status(), report.since(), report.receivedAt());
    }
}
