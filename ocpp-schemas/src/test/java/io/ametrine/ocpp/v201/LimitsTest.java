package io.ametrine.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ametrine.ocpp.OcppJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void longTextIsRefusedNamingComponentLimitAndText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        IdToken.builder("x".repeat(37), IdTokenEnum.CENTRAL).build())
                .withMessage("IdToken.idToken may have 36 characters, has 37: \"" + "x".repeat(37) + "\"");
    }

    @Test
    void charactersAreCountedNotCodeUnits() {
        assertThat(IdToken.builder("🔌".repeat(36), IdTokenEnum.CENTRAL).build().idToken())
                .hasSize(72);
    }

    @Test
    void numberOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DCChargingParameters.builder(1, 1).stateOfCharge(101).build())
                .withMessage("DCChargingParameters.stateOfCharge must be between 0 and 100, is 101");
    }

    @Test
    void emptyListIsRefusedWhereOneItemIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetVariablesRequest.builder(List.of()).build())
                .withMessageStartingWith("GetVariablesRequest.getVariableData must have between 1 and ");
    }

    @Test
    void listsAreCopied() {
        List<AdditionalInfo> mine =
                new ArrayList<>(List.of(AdditionalInfo.builder("a", "b").build()));
        IdToken token =
                IdToken.builder("1", IdTokenEnum.CENTRAL).additionalInfo(mine).build();

        mine.clear();

        assertThat(token.additionalInfo().orElseThrow()).hasSize(1);
    }

    @Test
    void missingComponentIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcppJson.read("{\"type\":\"Central\"}", IdToken.class))
                .withMessageContaining("IdToken.idToken is required");
    }

    @Test
    void missingNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcppJson.read(
                        "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"status\":\"Accepted\"}",
                        BootNotificationResponse.class))
                .withMessageContaining("interval");
    }

    @Test
    void unknownEnumNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationStatus.of("Maybe"))
                .withMessage("RegistrationStatus must be one of [Accepted, Pending, Rejected], is \"Maybe\"");
    }

    @Test
    void irregularNamesBecomeReadableConstants() {
        assertThat(Measurand.of("SoC")).isEqualTo(Measurand.SOC);
        assertThat(Phase.of("L1-N")).isEqualTo(Phase.L1_N);
        assertThat(IdTokenEnum.of("eMAID")).isEqualTo(IdTokenEnum.EMAID);
        assertThat(Measurand.of("Energy.Active.Import.Register")).isEqualTo(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER);
        assertThat(Optional.of(TriggerReason.EV_COMMUNICATION_LOST.wireName())).contains("EVCommunicationLost");
    }
}
