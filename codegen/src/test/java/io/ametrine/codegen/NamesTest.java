package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "BootNotification, BOOT_NOTIFICATION",
        "NotifyEVChargingNeeds, NOTIFY_EV_CHARGING_NEEDS",
        "Get15118EVCertificate, GET15118_EV_CERTIFICATE",
        "Energy.Active.Import.Register, ENERGY_ACTIVE_IMPORT_REGISTER",
        "SoC, SOC",
        "eMAID, EMAID",
        "L1-N, L1_N",
        "s309-1P-16A, S309_1P_16A",
        "AC_single_phase, AC_SINGLE_PHASE",
        "V2GRootCertificate, V2G_ROOT_CERTIFICATE",
        "SuspendedEVSE, SUSPENDED_EVSE",
        "OCPP16, OCPP16",
        "3Phases, _3_PHASES"
    })
    void wireNamesBecomeConstants(String wireName, String constant) {
        assertThat(Names.constant(wireName)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({"IdTokenType, IdToken", "IdTokenEnumType, IdTokenEnum", "ColourEnumType, Colour", "Data, Data"})
    void definitionsBecomeTypeNames(String definition, String type) {
        assertThat(Names.type(definition, Set.of("IdTokenType", "IdTokenEnumType", "ColourEnumType", "Data")))
                .isEqualTo(type);
    }
}
