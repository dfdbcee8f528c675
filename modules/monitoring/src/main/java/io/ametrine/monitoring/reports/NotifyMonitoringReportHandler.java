package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.MonitoringData;
import io.ametrine.ocpp.v201.NotifyMonitoringReportRequest;
import io.ametrine.ocpp.v201.NotifyMonitoringReportResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.util.List;

/** Records the monitors that a station reports (N02). */
public final class NotifyMonitoringReportHandler {
    private final MonitorStore monitors;

    public NotifyMonitoringReportHandler(MonitorStore monitors) {
        this.monitors = monitors;
    }

    @OcppHandler(Action.NOTIFY_MONITORING_REPORT)
    Reply<NotifyMonitoringReportResponse> handle(Station station, NotifyMonitoringReportRequest request) {
        for (MonitoringData data : request.monitor().orElse(List.of())) {
            VariableMonitor.reported(station, data).forEach(monitors::put);
        }
        return Reply.with(NotifyMonitoringReportResponse.builder().build());
    }
}
