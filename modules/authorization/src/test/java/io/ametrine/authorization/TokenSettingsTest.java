package io.ametrine.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {
    @Test
    void nothingSaidIsAccepted() {
        assertThat(OcppJson.read("{}", TokenSettings.class)).isEqualTo(TokenSettings.accepted());
    }

    @Test
    void whatIsSaidIsRead() {
        TokenSettings settings = OcppJson.read("""
                {"status":"Blocked","expiry":"2027-01-01T00:00:00Z","groupIdToken":{"idToken":"F","type":"Central"},
                 "allowedStations":["CS1"],"allowedEvses":{"CS1":[1,2]},"language1":"de","chargingPriority":3}
                """, TokenSettings.class);

        assertThat(settings.status()).contains(AuthorizationStatus.BLOCKED);
        assertThat(settings.allowedEvses().orElseThrow().get("CS1")).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"ConcurrentTx\"}",
                "{\"status\":\"NotAtThisLocation\"}",
                "{\"chargingPriority\":10}",
                "{\"language1\":\"much too long\"}",
                "{\"personalMessage\":\"\"}",
                "{\"groupIdToken\":{\"idToken\":\" \",\"type\":\"Central\"}}"
            })
    void unfitSettingsAreRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> OcppJson.read(json, TokenSettings.class));
    }
}
