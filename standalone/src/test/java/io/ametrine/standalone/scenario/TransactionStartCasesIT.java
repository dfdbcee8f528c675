package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class TransactionStartCasesIT {
    private static final String SIGNED_BEGIN = """
            {meterValue: [{timestamp: '2024-06-01T12:00:00Z', sampledValue: [{value: 0.0, context: 'Transaction.Begin',
             signedMeterValue: {signedMeterData: 'c2lnbmVk', signingMethod: 'ECDSA', encodingMethod: 'OCMF',
             publicKey: 'a2V5'}}]}]}""";

    @Test
    @Certification("TC_E_01_CSMS")
    void startsWithTheClosedPowerPath(TestStation station) {
        Session session = authorizedAndOccupied(station);

        Session.assertAccepted(session.started("ChargingStateChanged", presented(session, "SuspendedEVSE")));
        session.chargingState("Charging");

        session.assertActive();
    }

    @Test
    @Certification("TC_E_02_CSMS")
    void startsWithTheEnergyTransfer(TestStation station) {
        Session session = authorizedAndOccupied(station);

        Session.assertAccepted(session.started("ChargingStateChanged", presented(session, "Charging")));

        session.assertActive();
    }

    @Test
    @Certification("TC_E_03_CSMS")
    void cableMayComeFirst(TestStation station) {
        station.session()
                .evConnectedPreSession()
                .authorized()
                .energyTransferStarted()
                .assertActive();
    }

    @Test
    @Certification("TC_E_04_CSMS")
    void authorizationMayComeFirst(TestStation station) {
        station.session().authorized().energyTransferStarted().assertActive();
    }

    @Test
    @Certification("TC_E_09_CSMS")
    void startsWithTheConnectedVehicle(TestStation station) {
        station.session().evConnectedPreSession().assertActive();
    }

    @Test
    @Certification("TC_E_10_CSMS")
    void startsWithTheAuthorization(TestStation station) {
        station.session().authorized().assertActive();
    }

    @Test
    @Certification("TC_E_11_CSMS")
    void startsWithSignedMeterValues(TestStation station) {
        Session session = authorizedAndOccupied(station);

        Session.assertAccepted(session.started(
                "SignedDataReceived", Json.merged(placed(session), SIGNED_BEGIN).toString()));
        session.chargingState("Charging");

        assertThat(session.storedMeterValues()).isNotEmpty();
    }

    @Test
    @Certification("TC_E_12_CSMS")
    void startsWithTheVehicleInTheParkingBay(TestStation station) {
        Session session = station.session();

        session.started("EVDetected", "{}");

        session.assertActive();
    }

    @Test
    @Certification("TC_E_38_CSMS")
    void vehicleMayNotBeReadyYet(TestStation station) {
        Session session = station.session().authorized().evConnectedPreSession();

        session.chargingState("SuspendedEV");

        session.assertActive();
    }

    @Test
    @Certification("TC_E_39_CSMS")
    void transactionEndsWhenNoVehicleIsConnectedInTime(TestStation station) {
        Session session = station.session().authorized();

        station.idle(Duration.ofSeconds(1));
        session.ended("EVConnectTimeout", "Timeout");

        session.assertEnded();
    }

    @Test
    @Certification("TC_E_53_CSMS")
    void everyTransactionMayCountItsEventsFromZero(TestStation station) {
        for (int transaction = 1; transaction <= 2; transaction++) {
            station.session().energyTransferStarted().evDisconnected().assertEnded();
        }
    }

    private static Session authorizedAndOccupied(TestStation station) {
        Session session = station.session();
        assertThat(station.authorizationStatus(session.token())).isEqualTo("Accepted");
        station.connector(1, "Occupied");
        return session;
    }

    private static String presented(Session session, String chargingState) {
        return Json.merged(placed(session), Session.inState(chargingState)).toString();
    }

    private static String placed(Session session) {
        return Json.merged(session.place(), session.presenting()).toString();
    }
}
