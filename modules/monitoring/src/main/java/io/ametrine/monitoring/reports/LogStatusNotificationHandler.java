package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.LogStatusNotificationRequest;
import io.ametrine.ocpp.v201.LogStatusNotificationResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records how far the upload of a log has come (N01). */
public final class LogStatusNotificationHandler {
    private final LogUploadStore uploads;

    public LogStatusNotificationHandler(LogUploadStore uploads) {
        this.uploads = uploads;
    }

    @OcppHandler(Action.LOG_STATUS_NOTIFICATION)
    Reply<LogStatusNotificationResponse> handle(Station station, LogStatusNotificationRequest request) {
        uploads.add(new LogUploadStatus(
                station.key(), request.requestId(), request.status().wireName(), station.receivedAt()));
        return Reply.with(LogStatusNotificationResponse.builder().build());
    }
}
