package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class CustomerInformationCasesIT {
    @Test
    @Certification("TC_N_27_CSMS")
    void whatTheStationKnowsIsReported(TestStation station) {
        request(station, true, false, ofToken(station), "Accepted");
        report(station, "what the station knows");
    }

    @Test
    @Certification("TC_N_28_CSMS")
    void stationMayKnowNothing(TestStation station) {
        request(station, true, false, ofToken(station), "Accepted");
        report(station, "");
    }

    @Test
    @Certification("TC_N_29_CSMS")
    void refusalIsToldToTheOperator(TestStation station) {
        request(station, true, false, ofToken(station), "Rejected");
    }

    @Test
    @Certification("TC_N_30_CSMS")
    void whatTheStationKnewIsReportedAndCleared(TestStation station) {
        request(station, true, true, ofToken(station), "Accepted");
        report(station, "what the station knew");
    }

    @Test
    @Certification("TC_N_31_CSMS")
    void stationMayHaveNothingToClear(TestStation station) {
        request(station, true, true, ofToken(station), "Accepted");
        report(station, "");
    }

    @Test
    @Certification("TC_N_32_CSMS")
    void whatTheStationKnewIsClearedWithoutAReport(TestStation station) {
        request(station, false, true, ofToken(station), "Accepted");
    }

    @Test
    @Certification("TC_N_62_CSMS")
    void customerMayBeNamedByAnIdentifier(TestStation station) {
        request(station, true, true, "customerIdentifier: 'OpenChargeAlliance'", "Accepted");
        report(station, "what the station knew");
    }

    private static String ofToken(TestStation station) {
        return "idToken: " + station.validToken();
    }

    private static void request(TestStation station, boolean report, boolean clear, String customer, String status) {
        station.operate(
                "CustomerInformation",
                "{requestId: 1, report: %s, clear: %s, %s}".formatted(report, clear, customer),
                "{status: '%s'}".formatted(status));
    }

    private static void report(TestStation station, String data) {
        station.call(
                "NotifyCustomerInformation",
                "{requestId: 1, seqNo: 0, generatedAt: '%s', data: '%s'}".formatted(Instant.now(), data));
    }
}
