package io.ametrine.monitoring.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearMonitoringResult;
import io.ametrine.ocpp.v201.ClearMonitoringStatus;
import io.ametrine.ocpp.v201.ClearVariableMonitoringRequest;
import io.ametrine.ocpp.v201.ClearVariableMonitoringResponse;
import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.LogStatusNotificationRequest;
import io.ametrine.ocpp.v201.Monitor;
import io.ametrine.ocpp.v201.MonitoringData;
import io.ametrine.ocpp.v201.NotifyCustomerInformationRequest;
import io.ametrine.ocpp.v201.NotifyMonitoringReportRequest;
import io.ametrine.ocpp.v201.SetMonitoringData;
import io.ametrine.ocpp.v201.SetMonitoringResult;
import io.ametrine.ocpp.v201.SetMonitoringStatus;
import io.ametrine.ocpp.v201.SetVariableMonitoringRequest;
import io.ametrine.ocpp.v201.SetVariableMonitoringResponse;
import io.ametrine.ocpp.v201.UploadLogStatus;
import io.ametrine.ocpp.v201.Variable;
import io.ametrine.ocpp.v201.VariableMonitoring;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportsIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Component EVSE_COMPONENT = Component.builder("EVSE").build();
    private static final Variable POWER = Variable.builder("Power").build();
    private static final PostgresMonitorStore MONITORS = new PostgresMonitorStore();
    private static StoreWorkbench bench;

    private final StationKey key = new StationKey("tenant-a", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring", MONITORS);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void reportedMonitorsAreKnownAndTheNewerReportCounts() {
        report(10, 80);
        report(5, 60);

        assertThat(monitors()).singleElement().satisfies(monitor -> {
            assertThat(monitor.value()).isEqualByComparingTo("80");
            assertThat(monitor.type()).isEqualTo("UpperThreshold");
        });
    }

    @Test
    void anAcceptedMonitorIsKnownUntilItIsCleared() {
        MonitoringOutcomes outcomes = new MonitoringOutcomes(MONITORS);

        bench.batch(() -> outcomes.set(at(0), command(Action.SET_VARIABLE_MONITORING), setRequest(), setResponse()));
        assertThat(monitors()).extracting(MonitorView::id).containsExactly(7);

        bench.batch(() -> outcomes.clear(
                at(1),
                command(Action.CLEAR_VARIABLE_MONITORING),
                ClearVariableMonitoringRequest.builder(List.of(7)).build(),
                new Answered<>(
                        ClearVariableMonitoringResponse.builder(
                                        List.of(ClearMonitoringResult.builder(ClearMonitoringStatus.ACCEPTED, 7)
                                                .build()))
                                .build(),
                        false)));
        assertThat(monitors()).isEmpty();
    }

    @Test
    void customerInformationIsPutTogetherFromItsParts() {
        NotifyCustomerInformationHandler handler =
                new NotifyCustomerInformationHandler(new PostgresCustomerInformationStore());
        NotifyCustomerInformationRequest first = NotifyCustomerInformationRequest.builder("Jane ", 0, NOON, 3)
                .tbc(true)
                .build();
        NotifyCustomerInformationRequest second =
                NotifyCustomerInformationRequest.builder("Doe", 1, NOON, 3).build();

        bench.batch(() -> List.of(second, first, first).forEach(part -> handler.handle(at(0), part)));

        CustomerInformationResource resource = new CustomerInformationResource(bench.transactor());
        assertThat(resource.find(StoreWorkbench.admin("tenant-a"), key.station(), 3))
                .contains(new CustomerInformation(3, "Jane Doe", true, NOON));
        assertThat(resource.find(StoreWorkbench.admin("tenant-b"), key.station(), 3))
                .isEmpty();
    }

    @Test
    void eachStatusOfALogUploadIsKeptOnce() {
        LogStatusNotificationHandler handler = new LogStatusNotificationHandler(new PostgresLogUploadStore());

        bench.batch(() -> {
            handler.handle(at(0), upload(UploadLogStatus.UPLOADING).requestId(4).build());
            handler.handle(at(5), upload(UploadLogStatus.UPLOADING).requestId(4).build());
            handler.handle(at(9), upload(UploadLogStatus.UPLOADED).requestId(4).build());
            handler.handle(at(9), upload(UploadLogStatus.IDLE).build());
            handler.handle(at(10), upload(UploadLogStatus.IDLE).build());
        });

        List<LogUploadResource.UploadStatus> uploads =
                new LogUploadResource(bench.transactor()).list(StoreWorkbench.admin("tenant-a"), key.station());
        assertThat(uploads)
                .extracting(LogUploadResource.UploadStatus::status)
                .containsExactly("Idle", "Uploaded", "Uploading");
        assertThat(uploads.getLast().firstAt()).isEqualTo(NOON);
        assertThat(uploads.getLast().lastAt()).isEqualTo(NOON.plusSeconds(5));
    }

    private void report(int second, int value) {
        NotifyMonitoringReportRequest request = NotifyMonitoringReportRequest.builder(1, 0, NOON)
                .monitor(List.of(MonitoringData.builder(
                                EVSE_COMPONENT,
                                POWER,
                                List.of(VariableMonitoring.builder(
                                                7, false, new BigDecimal(value), Monitor.UPPER_THRESHOLD, 3)
                                        .build()))
                        .build()))
                .build();
        bench.batch(() -> new NotifyMonitoringReportHandler(MONITORS).handle(at(second), request));
    }

    private static SetVariableMonitoringRequest setRequest() {
        SetMonitoringData data = SetMonitoringData.builder(
                        BigDecimal.TEN, Monitor.UPPER_THRESHOLD, 3, EVSE_COMPONENT, POWER)
                .build();
        return SetVariableMonitoringRequest.builder(List.of(data)).build();
    }

    private static Answered<SetVariableMonitoringResponse> setResponse() {
        SetMonitoringResult accepted = SetMonitoringResult.builder(
                        SetMonitoringStatus.ACCEPTED, Monitor.UPPER_THRESHOLD, EVSE_COMPONENT, POWER, 3)
                .id(7)
                .build();
        return new Answered<>(
                SetVariableMonitoringResponse.builder(List.of(accepted)).build(), false);
    }

    private static LogStatusNotificationRequest.Builder upload(UploadLogStatus status) {
        return LogStatusNotificationRequest.builder(status);
    }

    private static Command command(Action action) {
        return new Command("c1", action, "test", NOON);
    }

    private Station at(int second) {
        return new Station(key, NOON.plusSeconds(second));
    }

    private List<MonitorView> monitors() {
        return new MonitorResource(bench.transactor())
                .list(
                        StoreWorkbench.admin("tenant-a"),
                        key.station(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(50),
                        Optional.empty())
                .items();
    }
}
