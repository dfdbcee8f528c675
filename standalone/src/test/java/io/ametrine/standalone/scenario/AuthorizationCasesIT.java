package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class AuthorizationCasesIT {
    @Test
    @Certification("TC_C_02_CSMS")
    void unknownTokenIsRefused(TestStation station) {
        assertThat(station.authorizationStatus(station.unknownToken())).isIn("Invalid", "Unknown");
    }

    @Test
    @Certification("TC_C_06_CSMS")
    void blockedTokenIsRefused(TestStation station) {
        String blocked = station.token("BLOCKED", "{status: 'Blocked'}");

        assertThat(station.authorizationStatus(blocked)).isIn("Blocked", "Invalid");
    }

    @Test
    @Certification("TC_C_07_CSMS")
    void expiredTokenIsRefused(TestStation station) {
        String expired = station.token("EXPIRED", "{expiry: '2024-01-01T00:00:00Z'}");

        assertThat(station.authorizationStatus(expired)).isIn("Expired", "Invalid");
    }

    @Test
    @Certification("TC_C_08_CSMS")
    void tokenThatTheStationAcceptedFromItsCacheIsConfirmed(TestStation station) {
        Session session = station.session().evConnectedPreSession();

        Session.assertAccepted(session.updated("Authorized", session.presenting()));
    }

    @Test
    @Certification("TC_C_20_CSMS")
    void tokenThatTheStationAcceptedFromItsCacheIsRevoked(TestStation station) {
        Session session = station.session().evConnectedPreSession();

        JsonNode answer = session.updated("Authorized", "{idToken: %s}".formatted(station.unknownToken()));

        assertThat(Session.statusIn(answer)).isIn("Invalid", "Unknown");
    }

    @Test
    @Certification("TC_C_37_CSMS")
    void cacheIsCleared(TestStation station) {
        station.operate("ClearCache", "{}", "{status: 'Accepted'}");
    }

    @Test
    @Certification("TC_C_38_CSMS")
    void cacheThatIsNotClearedIsToldToTheOperator(TestStation station) {
        station.operate("ClearCache", "{}", "{status: 'Rejected'}");
    }
}
