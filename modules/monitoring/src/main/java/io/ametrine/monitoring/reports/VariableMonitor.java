package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.MonitoringData;
import io.ametrine.ocpp.v201.SetMonitoringData;
import io.ametrine.ocpp.v201.Variable;
import io.ametrine.ocpp.v201.VariableMonitoring;
import io.ametrine.platform.runtime.Station;
import java.math.BigDecimal;
import java.util.List;

/**
 * A monitor that a station has, as it was reported or accepted.
 *
 * @param station with the time at which we learned of it
 */
record VariableMonitor(
        Station station,
        int id,
        Component component,
        Variable variable,
        String type,
        BigDecimal value,
        int severity,
        boolean transaction) {
    static List<VariableMonitor> reported(Station station, MonitoringData data) {
        return data.variableMonitoring().stream()
                .map(monitor -> reported(station, data, monitor))
                .toList();
    }

    private static VariableMonitor reported(Station station, MonitoringData data, VariableMonitoring monitor) {
        return new VariableMonitor(
                station,
                monitor.id(),
                data.component(),
                data.variable(),
                monitor.type().wireName(),
                monitor.value(),
                monitor.severity(),
                monitor.transaction());
    }

    static VariableMonitor accepted(Station station, int id, SetMonitoringData data) {
        return new VariableMonitor(
                station,
                id,
                data.component(),
                data.variable(),
                data.type().wireName(),
                data.value(),
                data.severity(),
                data.transaction().orElse(false));
    }
}
