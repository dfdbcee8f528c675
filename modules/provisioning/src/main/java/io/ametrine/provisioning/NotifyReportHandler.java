package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.NotifyReportRequest;
import io.ametrine.ocpp.v201.NotifyReportResponse;
import io.ametrine.ocpp.v201.ReportData;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.ClockStore.ClockReading;

/** Takes a part of a report into the device model (B07, B08), and reads the station's clock off its first part. */
final class NotifyReportHandler {
    private final DeviceModelStore deviceModel;
    private final ClockStore clocks;

    NotifyReportHandler(DeviceModelStore deviceModel, ClockStore clocks) {
        this.deviceModel = deviceModel;
        this.clocks = clocks;
    }

    @OcppHandler(Action.NOTIFY_REPORT)
    Reply<NotifyReportResponse> handle(Station station, NotifyReportRequest report) {
        deviceModel.part(ReportPart.of(station.key(), report, station.receivedAt()));
        report.reportData().ifPresent(data -> data.forEach(variable -> store(station, variable)));
        if (report.seqNo() == 0) {
            clocks.measured(ClockReading.of(station.key(), report.generatedAt(), station.receivedAt()));
        }
        return Reply.with(NotifyReportResponse.builder().build());
    }

    private void store(Station station, ReportData data) {
        VariableKey key = VariableKey.of(data.component(), data.variable());
        deviceModel.variable(
                new VariableReport(station.key(), key, data.variableCharacteristics(), station.receivedAt()));
        data.variableAttribute()
                .forEach(attribute -> deviceModel.attribute(
                        AttributeReport.reported(station.key(), key, attribute, station.receivedAt())));
    }
}
