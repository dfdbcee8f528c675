package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.GetBaseReportRequest;
import io.ametrine.ocpp.v201.GetBaseReportResponse;
import io.ametrine.ocpp.v201.GetReportRequest;
import io.ametrine.ocpp.v201.GetReportResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;

/** Notes which reports were asked for and what became of it (B07, B08); their parts come as NotifyReport. */
final class ReportOutcomes {
    private final DeviceModelStore deviceModel;

    ReportOutcomes(DeviceModelStore deviceModel) {
        this.deviceModel = deviceModel;
    }

    @OutcomeHandler(Action.GET_BASE_REPORT)
    void onBaseReport(
            Station station,
            Command command,
            GetBaseReportRequest request,
            CommandResult<GetBaseReportResponse> outcome) {
        String status = Outcomes.word(outcome, response -> response.status().wireName());
        note(station, command, request.requestId(), request.reportBase().wireName(), status);
    }

    @OutcomeHandler(Action.GET_REPORT)
    void onReport(
            Station station, Command command, GetReportRequest request, CommandResult<GetReportResponse> outcome) {
        String status = Outcomes.word(outcome, response -> response.status().wireName());
        note(station, command, request.requestId(), "CustomReport", status);
    }

    private void note(Station station, Command command, int requestId, String kind, String status) {
        deviceModel.request(
                new ReportRequest(station.key(), command.id(), requestId, kind, status, command.requestedAt()));
    }
}
