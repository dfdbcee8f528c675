package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class TransactionStopCasesIT {
    @Test
    @Certification({"TC_E_07_CSMS", "TC_E_15_CSMS"})
    void driverStopsLocally(TestStation station) {
        Session session = station.session().energyTransferStarted();

        session.ended("StopAuthorized", "Local");

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_08_CSMS")
    void energyTransferStopsAfterTheAuthorizedStop(TestStation station) {
        Session session = station.session().stopAuthorized();

        session.ended("ChargingStateChanged", "Local", Session.inState("EVConnected"));

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_14_CSMS")
    void cableIsUnpluggedAtTheStation(TestStation station) {
        station.session().evConnectedPostSession().evDisconnected().assertEnded();
    }

    @Test
    @Certification("TC_E_16_CSMS")
    void transactionOfAnInvalidTokenIsDeauthorized(TestStation station) {
        Session session = station.session();

        JsonNode answer = session.started("Authorized", "{idToken: %s}".formatted(station.unknownToken()));
        session.ended("Deauthorized", "DeAuthorized");

        assertThat(Session.statusIn(answer)).isIn("Invalid", "Unknown");
        session.assertEnded();
    }

    @Test
    @Certification("TC_E_17_CSMS")
    void lostVehicleDeauthorizes(TestStation station) {
        Session session = station.session().energyTransferSuspended();

        session.ended("EVCommunicationLost", "EVDisconnected", Session.inState("Idle"));

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_19_CSMS")
    void vehicleLeavesTheParkingBay(TestStation station) {
        Session session = station.session().evDisconnected();

        session.ended("EVDeparted", "Local");

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_20_CSMS")
    void cableIsUnpluggedAtTheVehicle(TestStation station) {
        station.session().energyTransferSuspended().evDisconnected().assertEnded();
    }

    @Test
    @Certification("TC_E_21_CSMS")
    void operatorStopsRemotely(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.operate(
                "RequestStopTransaction", "{transactionId: '%s'}".formatted(session.id()), "{status: 'Accepted'}");
        session.ended("RemoteStop", "Remote");

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_22_CSMS")
    void vehicleStopsTheEnergyTransfer(TestStation station) {
        Session session = station.session().energyTransferStarted();

        session.ended("ChargingStateChanged", "StoppedByEV", Session.inState("SuspendedEV"));

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_26_CSMS")
    void reconnectedVehicleChargesOn(TestStation station) {
        Session session = station.session().energyTransferSuspended();

        session.updated("EVCommunicationLost", Session.inState("Idle"));
        station.connector(1, "Available");
        session.updated("CablePluggedIn", Session.inState("EVConnected"));
        session.chargingState("Charging");

        session.assertActive();
    }
}
