package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.conformance.Certification;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BootCasesIT {
    private final TestStation station = TestStation.registered();

    @AfterEach
    void disconnect() {
        station.close();
    }

    @Test
    @Certification("TC_B_01_CSMS")
    void registeredStationIsAccepted() {
        station.connect();

        station.boot("PowerUp");
    }

    @Test
    @Certification("TC_B_02_CSMS")
    void pendingStationIsAcceptedWhenItBootsAgainAfterTheInterval() {
        station.register("{registration: 'Pending', bootInterval: 1}");
        station.connect();

        JsonNode first = station.bootNotification("PowerUp");
        station.register("{registration: 'Accepted'}");
        station.idle(Duration.ofSeconds(first.path("interval").asInt()));

        assertThat(first.path("status").asText()).isEqualTo("Pending");
        station.boot("PowerUp");
    }

    @Test
    @Certification("TC_B_30_CSMS")
    void pendingStationMaySayNothingUnasked() {
        station.register("{registration: 'Pending'}");
        station.connect();

        assertThat(station.bootNotification("PowerUp").path("status").asText()).isEqualTo("Pending");
        for (int evse : TestStation.EVSES) {
            assertThat(station.refusedCall("StatusNotification", TestStation.statusNotification(evse, "Available")))
                    .isEqualTo("SecurityError");
            assertThat(station.refusedCall(
                            "NotifyEvent", station.notifyEvent("Connector", evse, "AvailabilityState", "Available")))
                    .isEqualTo("SecurityError");
        }
    }

    @Test
    @Certification("TC_B_31_CSMS")
    void pendingStationCanBeAskedToBootAgainAtOnce() {
        station.register("{registration: 'Pending'}");
        station.connect();
        assertThat(station.bootNotification("PowerUp").path("status").asText()).isEqualTo("Pending");

        station.register("{registration: 'Accepted'}");
        station.operate("TriggerMessage", "{requestedMessage: 'BootNotification'}", "{status: 'Accepted'}");

        station.boot("Triggered");
    }
}
