package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class VendorDataCasesIT {
    private static final String CUSTOM = "{customData: {vendorId: 'com.example', colour: 'blue'}}";

    @Test
    @Certification("TC_P_02_CSMS")
    void messageOfAnUnknownVendorIsRefused(TestStation station) {
        assertThat(station.call("DataTransfer", "{vendorId: 'com.example', messageId: 'Colour'}")
                        .path("status")
                        .asText())
                .isIn("UnknownVendorId", "UnknownMessageId", "Rejected");
    }

    @Test
    @Certification("TC_P_03_CSMS")
    void customDataIsTakenIn(TestStation station) {
        Session session = station.session();

        station.call(
                "StatusNotification",
                Json.merged(TestStation.statusNotification(1, "Available"), CUSTOM)
                        .toString());
        session.started(
                "CablePluggedIn",
                Json.merged(CUSTOM, "{transactionInfo: %s}".formatted(CUSTOM)).toString());

        session.assertActive();
    }
}
