package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearMonitoringResult;
import io.ametrine.ocpp.v201.ClearMonitoringStatus;
import io.ametrine.ocpp.v201.ClearVariableMonitoringRequest;
import io.ametrine.ocpp.v201.ClearVariableMonitoringResponse;
import io.ametrine.ocpp.v201.SetMonitoringData;
import io.ametrine.ocpp.v201.SetMonitoringResult;
import io.ametrine.ocpp.v201.SetMonitoringStatus;
import io.ametrine.ocpp.v201.SetVariableMonitoringRequest;
import io.ametrine.ocpp.v201.SetVariableMonitoringResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import java.util.List;
import java.util.Optional;

/** Follows the monitors that a station accepted and cleared at our request (N04, N06). */
public final class MonitoringOutcomes {
    private final MonitorStore monitors;

    public MonitoringOutcomes(MonitorStore monitors) {
        this.monitors = monitors;
    }

    @OutcomeHandler(Action.SET_VARIABLE_MONITORING)
    void set(
            Station station,
            Command command,
            SetVariableMonitoringRequest request,
            CommandResult<SetVariableMonitoringResponse> result) {
        if (result instanceof Answered<SetVariableMonitoringResponse> answered) {
            for (SetMonitoringResult one : answered.response().setMonitoringResult()) {
                accepted(station, request.setMonitoringData(), one).ifPresent(monitors::put);
            }
        }
    }

    /** Results come in no promised order: they are matched by what they are about. */
    private static Optional<VariableMonitor> accepted(
            Station station, List<SetMonitoringData> asked, SetMonitoringResult result) {
        if (result.status() != SetMonitoringStatus.ACCEPTED || result.id().isEmpty()) {
            return Optional.empty();
        }
        return asked.stream()
                .filter(data -> data.component().equals(result.component())
                        && data.variable().equals(result.variable())
                        && data.type() == result.type()
                        && data.severity() == result.severity())
                .findFirst()
                .map(data -> VariableMonitor.accepted(station, result.id().get(), data));
    }

    @OutcomeHandler(Action.CLEAR_VARIABLE_MONITORING)
    void clear(
            Station station,
            Command command,
            ClearVariableMonitoringRequest request,
            CommandResult<ClearVariableMonitoringResponse> result) {
        if (result instanceof Answered<ClearVariableMonitoringResponse> answered) {
            monitors.remove(
                    station,
                    answered.response().clearMonitoringResult().stream()
                            .filter(MonitoringOutcomes::gone)
                            .map(ClearMonitoringResult::id)
                            .toList());
        }
    }

    private static boolean gone(ClearMonitoringResult result) {
        return result.status() != ClearMonitoringStatus.REJECTED;
    }
}
