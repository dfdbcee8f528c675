package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Attribute;
import io.ametrine.ocpp.v201.BootNotificationRequest;
import io.ametrine.ocpp.v201.BootReason;
import io.ametrine.ocpp.v201.ChargingStation;
import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.Data;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.Mutability;
import io.ametrine.ocpp.v201.NotifyReportRequest;
import io.ametrine.ocpp.v201.ReportData;
import io.ametrine.ocpp.v201.Variable;
import io.ametrine.ocpp.v201.VariableAttribute;
import io.ametrine.ocpp.v201.VariableCharacteristics;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The smallest valid messages. */
final class Messages {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final StationKey CS1 = new StationKey("default", "CS1");
    static final Station STATION = new Station(CS1, NOW);

    private Messages() {}

    static Station at(StationKey key, Instant instant) {
        return new Station(key, instant);
    }

    static BootNotificationRequest boot(BootReason reason) {
        return BootNotificationRequest.builder(
                        ChargingStation.builder("Model X", "Vendor Y")
                                .serialNumber("SN-1")
                                .firmwareVersion("1.2.3")
                                .build(),
                        reason)
                .build();
    }

    static NotifyReportRequest report(int requestId, int seqNo, boolean more, ReportData... data) {
        NotifyReportRequest.Builder report =
                NotifyReportRequest.builder(requestId, NOW, seqNo).tbc(more);
        if (data.length > 0) {
            report.reportData(List.of(data));
        }
        return report.build();
    }

    static ReportData[] variables(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> reported(onEvse("Connector", number % 10 + 1), "Variable" + number, "v" + number))
                .toArray(ReportData[]::new);
    }

    static ReportData reported(Component component, String variable, String value) {
        return ReportData.builder(component, variable(variable), List.of(actual(value)))
                .variableCharacteristics(
                        VariableCharacteristics.builder(Data.STRING, false).build())
                .build();
    }

    static VariableAttribute actual(String value) {
        return VariableAttribute.builder()
                .type(Attribute.ACTUAL)
                .value(value)
                .mutability(Mutability.READ_WRITE)
                .build();
    }

    static Component component(String name) {
        return Component.builder(name).build();
    }

    static Component onEvse(String name, int evse) {
        return Component.builder(name).evse(EVSE.builder(evse).build()).build();
    }

    static Variable variable(String name) {
        return Variable.builder(name).build();
    }
}
