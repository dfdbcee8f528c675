package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class BasicAuthenticationCasesIT {
    private static final String NEW_PASSWORD = "another-password-of-the-tool";

    @Test
    @Certification("TC_A_01_CSMS")
    void rightPasswordLetsAStationIn() {
        try (TestStation station = TestStation.registered()) {
            station.connect();
            station.boot("PowerUp");
        }
    }

    @Test
    @Certification("TC_A_02_CSMS")
    void userNameOtherThanTheStationsIsRefused() {
        try (TestStation station = TestStation.registered()) {
            assertThat(station.refusal(station.id() + "Invalid", TestStation.PASSWORD))
                    .contains(401);
        }
    }

    @Test
    @Certification("TC_A_03_CSMS")
    void wrongPasswordIsRefused() {
        try (TestStation station = TestStation.registered()) {
            assertThat(station.refusal(station.id(), "a-wrong-password-of-36-characters-00"))
                    .contains(401);
        }
    }

    @Test
    @Certification("TC_A_09_CSMS")
    void acceptedPasswordIsTheOnlyOneFromThenOn(TestStation station) {
        station.operate("SetVariables", setPassword(), setPasswordResult("Accepted"));

        station.connect(NEW_PASSWORD);
        station.boot("PowerUp");

        assertThat(station.refusal(station.id(), TestStation.PASSWORD)).contains(401);
    }

    @Test
    @Certification("TC_A_10_CSMS")
    void rejectedPasswordLeavesTheOldOneInForce(TestStation station) {
        station.operate("SetVariables", setPassword(), setPasswordResult("Rejected"));

        station.connect(TestStation.PASSWORD);
        station.boot("PowerUp");
    }

    private static String setPassword() {
        return """
                {setVariableData: [{component: {name: 'SecurityCtrlr'}, variable: {name: 'BasicAuthPassword'},
                 attributeValue: '%s'}]}""".formatted(NEW_PASSWORD);
    }

    private static String setPasswordResult(String status) {
        return """
                {setVariableResult: [{component: {name: 'SecurityCtrlr'}, variable: {name: 'BasicAuthPassword'},
                 attributeStatus: '%s'}]}""".formatted(status);
    }
}
