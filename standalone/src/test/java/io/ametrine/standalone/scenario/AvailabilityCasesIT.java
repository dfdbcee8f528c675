package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class AvailabilityCasesIT {
    private static final String STATION = "";
    private static final String EVSE = ", evse: {id: 1}";
    private static final String CONNECTOR = ", evse: {id: 1, connectorId: 1}";

    @Test
    @Certification("TC_G_03_CSMS")
    void evseIsTakenOut(TestStation station) {
        change(station, "Inoperative", EVSE, "Accepted");
        station.connector(1, "Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_04_CSMS")
    void evseIsBroughtBack(TestStation station) {
        change(station, "Inoperative", EVSE, "Accepted");
        station.connector(1, "Unavailable");

        change(station, "Operative", EVSE, "Accepted");
        station.connector(1, "Available");

        assertShown(station, "Available");
    }

    @Test
    @Certification("TC_G_05_CSMS")
    void stationIsTakenOut(TestStation station) {
        change(station, "Inoperative", STATION, "Accepted");
        station.connectors("Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_06_CSMS")
    void stationIsBroughtBack(TestStation station) {
        change(station, "Inoperative", STATION, "Accepted");
        station.connectors("Unavailable");

        change(station, "Operative", STATION, "Accepted");
        station.connectors("Available");

        assertShown(station, "Available");
    }

    @Test
    @Certification("TC_G_07_CSMS")
    void connectorIsTakenOut(TestStation station) {
        change(station, "Inoperative", CONNECTOR, "Accepted");
        station.connector(1, "Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_08_CSMS")
    void connectorIsBroughtBack(TestStation station) {
        change(station, "Inoperative", CONNECTOR, "Accepted");
        station.connector(1, "Unavailable");

        change(station, "Operative", CONNECTOR, "Accepted");
        station.connector(1, "Available");

        assertShown(station, "Available");
    }

    @Test
    @Certification("TC_G_11_CSMS")
    void chargingEvseIsTakenOutAfterwards(TestStation station) {
        Session session = station.session().energyTransferStarted();

        change(station, "Inoperative", EVSE, "Scheduled");
        session.evDisconnected();
        station.connector(1, "Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_14_CSMS")
    void chargingStationIsTakenOutAfterwards(TestStation station) {
        Session session = station.session().energyTransferStarted();

        change(station, "Inoperative", STATION, "Scheduled");
        station.connector(2, "Unavailable");
        session.evDisconnected();
        station.connector(1, "Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_17_CSMS")
    void chargingConnectorIsTakenOutAfterwards(TestStation station) {
        Session session = station.session().energyTransferStarted();

        change(station, "Inoperative", CONNECTOR, "Scheduled");
        session.evDisconnected();
        station.connector(1, "Unavailable");

        assertShown(station, "Unavailable");
    }

    @Test
    @Certification("TC_G_20_CSMS")
    void lockFailureIsTakenIn(TestStation station) {
        station.call("NotifyEvent", station.notifyEvent("ConnectorPlugRetentionLock", 1, "Problem", "true"));
    }

    private static void change(TestStation station, String status, String evse, String answer) {
        station.operate(
                "ChangeAvailability",
                "{operationalStatus: '%s'%s}".formatted(status, evse),
                "{status: '%s'}".formatted(answer));
    }

    /** The state of EVSE 1's connector, as the operator sees it. */
    private static void assertShown(TestStation station, String status) {
        assertThat(Csms.get("/api/v1/stations/" + station.id() + "/connectors").toString())
                .contains("\"" + status + "\"");
    }
}
