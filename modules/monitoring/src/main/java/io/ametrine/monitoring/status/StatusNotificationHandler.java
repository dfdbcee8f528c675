package io.ametrine.monitoring.status;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.StatusNotificationRequest;
import io.ametrine.ocpp.v201.StatusNotificationResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records the state a connector reports (G01). */
public final class StatusNotificationHandler {
    private final StatusStore statuses;

    public StatusNotificationHandler(StatusStore statuses) {
        this.statuses = statuses;
    }

    @OcppHandler(Action.STATUS_NOTIFICATION)
    Reply<StatusNotificationResponse> handle(Station station, StatusNotificationRequest request) {
        ConnectorReport report = ConnectorReport.of(station.key(), request, station.receivedAt());
        statuses.add(report);
        return Reply.with(StatusNotificationResponse.builder().build())
                .telling(new Event(
                        "io.ametrine.connector.reported", station.id(), report.since(), ConnectorState.of(report)));
    }
}
