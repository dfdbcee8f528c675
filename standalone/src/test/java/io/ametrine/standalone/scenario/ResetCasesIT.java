package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class ResetCasesIT {
    private static final String ON_IDLE = "{type: 'OnIdle'}";
    private static final String IMMEDIATE = "{type: 'Immediate'}";
    private static final String ACCEPTED = "{status: 'Accepted'}";
    private static final String SCHEDULED = "{status: 'Scheduled'}";

    @Test
    @Certification("TC_B_20_CSMS")
    void idleStationResets(TestStation station) {
        station.operate("Reset", ON_IDLE, ACCEPTED);

        station.boot("RemoteReset");
    }

    @Test
    @Certification("TC_B_21_CSMS")
    void chargingStationResetsOnceIdle(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.operate("Reset", ON_IDLE, SCHEDULED);
        stopLocally(session);
        station.boot("ScheduledReset");

        session.assertEnded();
    }

    @Test
    @Certification("TC_B_22_CSMS")
    void chargingStationResetsAtOnce(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.operate("Reset", IMMEDIATE, ACCEPTED);
        session.ended("ResetCommand", "ImmediateReset", Session.inState("EVConnected"));
        assertThat(station.bootNotification("RemoteReset").path("status").asText())
                .isEqualTo("Accepted");
        station.connector(1, "Occupied");
        station.connector(2, "Available");

        session.assertEnded();
    }

    @Test
    @Certification("TC_B_25_CSMS")
    void idleEvseResets(TestStation station) {
        station.operate("Reset", "{type: 'OnIdle', evseId: 1}", ACCEPTED);
    }

    @Test
    @Certification("TC_B_26_CSMS")
    void chargingEvseResetsOnceIdle(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.operate("Reset", "{type: 'OnIdle', evseId: 1}", SCHEDULED);
        stopLocally(session);

        session.assertEnded();
    }

    @Test
    @Certification("TC_B_27_CSMS")
    void chargingEvseResetsAtOnce(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.operate("Reset", "{type: 'Immediate', evseId: 1}", ACCEPTED);
        session.ended("ResetCommand", "ImmediateReset", Session.inState("EVConnected"));

        session.assertEnded();
    }

    private static void stopLocally(Session session) {
        session.updated(
                "StopAuthorized",
                Json.merged(session.presenting(), Session.inState("EVConnected"))
                        .toString());
        session.ended("EVCommunicationLost", "EVDisconnected", Session.inState("Idle"));
    }
}
