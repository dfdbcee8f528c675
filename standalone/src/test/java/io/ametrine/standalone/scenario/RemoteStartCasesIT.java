package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class RemoteStartCasesIT {
    private static final String ACCEPTED = "{status: 'Accepted'}";
    private static final String REMOTE_START_ID = "{transactionInfo: {remoteStartId: 7}}";

    @Test
    @Certification("TC_F_01_CSMS")
    void cableMayBePluggedInBefore(TestStation station) {
        Session session = station.session().evConnectedPreSession();

        requestStart(station, session, "{status: 'Accepted', transactionId: '%s'}".formatted(session.id()));
        session.updated("RemoteStart", remotelyStarted(session));
        session.authorizedOtherwise().energyTransferStarted();

        assertStartedRemotely(session);
    }

    @Test
    @Certification("TC_F_02_CSMS")
    void stationMayAuthorizeTheTokenItIsGiven(TestStation station) {
        Session session = station.session();

        requestStart(station, session, ACCEPTED);
        assertThat(station.authorizationStatus(session.token())).isEqualTo("Accepted");
        session.started("RemoteStart", remotelyStarted(session));
        session.authorizedOtherwise().energyTransferStarted();

        assertStartedRemotely(session);
    }

    @Test
    @Certification("TC_F_03_CSMS")
    void stationMayTrustTheTokenItIsGiven(TestStation station) {
        Session session = station.session();

        requestStart(station, session, ACCEPTED);
        session.started("RemoteStart", remotelyStarted(session));
        session.authorizedOtherwise().energyTransferStarted();

        assertStartedRemotely(session);
    }

    @Test
    @Certification("TC_F_04_CSMS")
    void noVehicleMayBeConnectedInTime(TestStation station) {
        Session session = station.session();

        requestStart(station, session, ACCEPTED);
        session.started("RemoteStart", remotelyStarted(session));
        station.idle(Duration.ofSeconds(1));
        session.updated("EVConnectTimeout", "{}");

        assertStartedRemotely(session);
    }

    @Test
    @Certification("TC_F_06_CSMS")
    void connectorIsUnlocked(TestStation station) {
        station.operate("UnlockConnector", "{evseId: 1, connectorId: 1}", "{status: 'Unlocked'}");
    }

    private static void requestStart(TestStation station, Session session, String answer) {
        station.operate(
                "RequestStartTransaction",
                "{remoteStartId: 7, evseId: 1, idToken: %s}".formatted(session.token()),
                answer);
    }

    private static String remotelyStarted(Session session) {
        return Json.merged(session.presenting(), REMOTE_START_ID).toString();
    }

    private static void assertStartedRemotely(Session session) {
        assertThat(session.stored().path("remoteStartId").asInt()).isEqualTo(7);
    }
}
