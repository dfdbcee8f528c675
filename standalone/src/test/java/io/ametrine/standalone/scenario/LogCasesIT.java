package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class LogCasesIT {
    @Test
    @Certification("TC_N_25_CSMS")
    void diagnosticsLogIsUploaded(TestStation station) {
        getLog(station, 1, "DiagnosticsLog", "Accepted");
        status(station, 1, "Uploading");
        status(station, 1, "Uploaded");
    }

    @Test
    @Certification("TC_N_34_CSMS")
    void refusedUploadIsToldToTheOperator(TestStation station) {
        getLog(station, 1, "DiagnosticsLog", "Rejected");
    }

    @Test
    @Certification("TC_N_35_CSMS")
    void securityLogIsUploaded(TestStation station) {
        getLog(station, 1, "SecurityLog", "Accepted");
        status(station, 1, "Uploading");
        status(station, 1, "Uploaded");
    }

    @Test
    @Certification("TC_N_36_CSMS")
    void secondRequestCancelsTheFirst(TestStation station) {
        getLog(station, 1, "DiagnosticsLog", "Accepted");
        status(station, 1, "Uploading");
        getLog(station, 2, "DiagnosticsLog", "AcceptedCanceled");
        status(station, 1, "AcceptedCanceled");
        status(station, 2, "Uploading");
        status(station, 2, "Uploaded");
    }

    private static void getLog(TestStation station, int requestId, String type, String status) {
        station.operate(
                "GetLog",
                "{requestId: %d, logType: '%s', log: {remoteLocation: 'https://logs.example/'}}"
                        .formatted(requestId, type),
                "{status: '%s'}".formatted(status));
    }

    private static void status(TestStation station, int requestId, String status) {
        station.call("LogStatusNotification", "{status: '%s', requestId: %d}".formatted(status, requestId));
    }
}
