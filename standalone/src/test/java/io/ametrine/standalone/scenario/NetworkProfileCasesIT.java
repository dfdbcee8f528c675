package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class NetworkProfileCasesIT {
    private static final String PROFILE = """
            {configurationSlot: 1, connectionData: {messageTimeout: 30, ocppCsmsUrl: 'ws://csms.example/ocpp',
             ocppInterface: 'Wired0', ocppTransport: 'JSON', ocppVersion: 'OCPP20', securityProfile: 1}}""";

    @Test
    @Certification("TC_B_42_CSMS")
    void networkProfileIsSet(TestStation station) {
        station.operate("SetNetworkProfile", PROFILE, "{status: 'Accepted'}");
    }

    @Test
    @Certification("TC_B_44_CSMS")
    void networkProfileThatFailedIsToldToTheOperator(TestStation station) {
        station.operate("SetNetworkProfile", PROFILE, "{status: 'Failed'}");
    }
}
