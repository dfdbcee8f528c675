package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class TriggerCasesIT {
    @Test
    @Certification("TC_F_11_CSMS")
    void meterValuesOfOneEvse(TestStation station) {
        trigger(station, "{requestedMessage: 'MeterValues', evse: {id: 1}}");

        sendMeterValues(station, 1);
    }

    /** The schema obliges the station to name each EVSE, though the case leaves it out. */
    @Test
    @Certification("TC_F_12_CSMS")
    void meterValuesOfAllEvses(TestStation station) {
        trigger(station, "{requestedMessage: 'MeterValues'}");

        TestStation.EVSES.forEach(evse -> sendMeterValues(station, evse));
    }

    @Test
    @Certification("TC_F_13_CSMS")
    void transactionOfOneEvse(TestStation station) {
        Session session = station.session().energyTransferStarted();

        trigger(station, "{requestedMessage: 'TransactionEvent', evse: {id: 1}}");

        session.updated("Trigger", Json.merged(triggered(), "{evse: {id: 1}}").toString());
    }

    @Test
    @Certification("TC_F_14_CSMS")
    void transactionsOfAllEvses(TestStation station) {
        Session first = station.session(1).energyTransferStarted();
        Session second = station.session(2).energyTransferStarted();

        trigger(station, "{requestedMessage: 'TransactionEvent'}");

        first.updated("Trigger", triggered());
        second.updated("Trigger", triggered());
    }

    @Test
    @Certification("TC_F_15_CSMS")
    void logStatus(TestStation station) {
        trigger(station, "{requestedMessage: 'LogStatusNotification'}");

        station.call("LogStatusNotification", "{status: 'Idle'}");
    }

    @Test
    @Certification("TC_F_18_CSMS")
    void firmwareStatus(TestStation station) {
        trigger(station, "{requestedMessage: 'FirmwareStatusNotification'}");

        station.call("FirmwareStatusNotification", "{status: 'Idle'}");
    }

    @Test
    @Certification("TC_F_20_CSMS")
    void heartbeat(TestStation station) {
        trigger(station, "{requestedMessage: 'Heartbeat'}");

        station.call("Heartbeat", "{}");
    }

    @Test
    @Certification("TC_F_23_CSMS")
    void statusOfAnAvailableConnector(TestStation station) {
        trigger(station, "{requestedMessage: 'StatusNotification', evse: {id: 1, connectorId: 1}}");

        station.connector(1, "Available");
    }

    @Test
    @Certification("TC_F_24_CSMS")
    void statusOfAnOccupiedConnector(TestStation station) {
        station.connector(1, "Occupied");

        trigger(station, "{requestedMessage: 'StatusNotification', evse: {id: 1, connectorId: 1}}");

        station.connector(1, "Occupied");
    }

    @Test
    @Certification("TC_F_27_CSMS")
    void messageThatTheStationDoesNotImplement(TestStation station) {
        station.operate("TriggerMessage", "{requestedMessage: 'SignV2GCertificate'}", "{status: 'NotImplemented'}");
    }

    private static void trigger(TestStation station, String request) {
        station.operate("TriggerMessage", request, "{status: 'Accepted'}");
    }

    private static void sendMeterValues(TestStation station, int evse) {
        station.call(
                "MeterValues",
                Json.merged("{evseId: %d}".formatted(evse), MeterValues.of(Instant.now(), 100, "Trigger"))
                        .toString());
    }

    private static String triggered() {
        return Json.merged(Session.inState("Charging"), MeterValues.of(Instant.now(), 100, "Trigger"))
                .toString();
    }
}
