package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class GroupCasesIT {
    private static final String GROUP = "{groupIdToken: {idToken: 'THE-FAMILY', type: 'Central'}}";
    private static final String MASTER_PASS = "{groupIdToken: {idToken: 'MASTER-PASS', type: 'Central'}}";

    @Test
    @Certification("TC_C_39_CSMS")
    void tokenOfTheSameGroupStopsTheTransaction(TestStation station) {
        String first = station.token("FIRST", GROUP);
        String second = station.token("SECOND", GROUP);
        Session session = new Session(station, 1, first).evConnectedPreSession();

        assertAccepted(station.authorize(second), "THE-FAMILY");
        assertAccepted(info(session.updated("Authorized", session.presenting())), "THE-FAMILY");
        session.authorizedOtherwise().energyTransferStarted();
        assertAccepted(station.authorize(second), "THE-FAMILY");
        assertAccepted(info(session.updated("StopAuthorized", "{idToken: %s}".formatted(second))), "THE-FAMILY");
        session.stopAuthorizedOtherwise().evConnectedPostSession().evDisconnected();

        session.assertEnded();
    }

    @Test
    @Certification("TC_C_47_CSMS")
    void masterPassStopsAllTransactions(TestStation station) {
        String masterPass = station.token("MASTER", MASTER_PASS);
        Session first = station.session(1).energyTransferStarted();
        Session second = station.session(2).energyTransferStarted();

        assertAccepted(station.authorize(masterPass), "MASTER-PASS");
        assertAccepted(info(endedBy(first, masterPass)), "MASTER-PASS");
        assertAccepted(info(endedBy(second, masterPass)), "MASTER-PASS");

        first.assertEnded();
        second.assertEnded();
    }

    @Test
    @Certification("TC_C_48_CSMS")
    void masterPassStopsOneTransaction(TestStation station) {
        String masterPass = station.token("MASTER", MASTER_PASS);
        Session first = station.session(1).energyTransferStarted();
        Session second = station.session(2).energyTransferStarted();

        assertAccepted(station.authorize(masterPass), "MASTER-PASS");
        assertAccepted(info(endedBy(first, masterPass)), "MASTER-PASS");

        first.assertEnded();
        second.assertActive();
    }

    @Test
    @Certification("TC_C_49_CSMS")
    void masterPassWithoutAScreenStopsAllTransactions(TestStation station) {
        String masterPass = station.token("MASTER", MASTER_PASS);
        Session first = station.session(1).energyTransferStarted();
        Session second = station.session(2).energyTransferStarted();

        assertAccepted(station.authorize(masterPass), "MASTER-PASS");
        endedBy(first, first.token());
        endedBy(second, first.token());

        first.assertEnded();
        second.assertEnded();
    }

    private static JsonNode endedBy(Session session, String token) {
        return session.ended("StopAuthorized", "MasterPass", "{idToken: %s}".formatted(token));
    }

    private static JsonNode info(JsonNode transactionEventResponse) {
        return transactionEventResponse.path("idTokenInfo");
    }

    private static void assertAccepted(JsonNode info, String group) {
        assertThat(info.path("status").asText()).isEqualTo("Accepted");
        assertThat(info.path("groupIdToken").path("idToken").asText()).isEqualTo(group);
    }
}
