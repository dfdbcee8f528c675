package io.ametrine.monitoring.status;

import io.ametrine.ocpp.v201.StatusNotificationRequest;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** A connector's state from an instant on, as its station reported it. */
record ConnectorReport(
        StationKey station, int evseId, int connectorId, Instant since, String status, Instant receivedAt) {
    static ConnectorReport of(StationKey station, StatusNotificationRequest request, Instant receivedAt) {
        return new ConnectorReport(
                station,
                request.evseId(),
                request.connectorId(),
                request.timestamp(),
                request.connectorStatus().wireName(),
                receivedAt);
    }
}
