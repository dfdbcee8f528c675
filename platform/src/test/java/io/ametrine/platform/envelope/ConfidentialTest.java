package io.ametrine.platform.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfidentialTest {
    @Test
    void aPasswordThatIsSetIsNotShown() {
        String shown = shown(Action.SET_VARIABLES, """
                {"setVariableData":[
                  {"attributeValue":"a-very-secret-password","component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"}},
                  {"attributeValue":"60","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}
                """);

        assertThat(shown).doesNotContain("a-very-secret-password").contains("\"60\"", "****");
    }

    @Test
    void credentialsOfANetworkProfileAreNotShown() {
        String shown = shown(Action.SET_NETWORK_PROFILE, """
                {"configurationSlot":1,"connectionData":{"messageTimeout":30,
                  "vpn":{"server":"vpn","user":"u","password":"pppp","key":"kkkk","type":"IPSec"},
                  "apn":{"apn":"net","apnPassword":"aaaa","apnAuthentication":"AUTO"}}}
                """);

        assertThat(shown).doesNotContain("pppp", "kkkk", "aaaa").contains("\"server\":\"vpn\"");
    }

    @Test
    void everythingElseStaysAsItIs() {
        byte[] payload = "{\"type\" : \"Immediate\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Confidential.masked(Optional.of(Action.RESET), payload)).isSameAs(payload);
    }

    private static String shown(Action action, String payload) {
        return new String(
                Confidential.masked(Optional.of(action), payload.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }
}
