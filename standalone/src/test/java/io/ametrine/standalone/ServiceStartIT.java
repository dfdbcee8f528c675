package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.engines.TestEngines;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that cannot serve does not stay, and says why. */
class ServiceStartIT {
    @Test
    void anUnknownSettingEndsItNamingTheSetting() throws IOException {
        try (ServiceProcess service = ServiceProcess.start(
                "modules/security", TestEngines.shared(), Map.of("AMETRINE_DATABSE_POOL_SIZE", "4"))) {
            assertThat(service.awaitEnd()).isEqualTo(2);
            assertThat(service.output()).contains("Unknown: AMETRINE_DATABSE_POOL_SIZE");
        }
    }

    @Test
    void aMissingSettingEndsItNamingTheSetting() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start("central-system", TestEngines.shared(), Map.of("AMETRINE_REDIS_URL", ""))) {
            assertThat(service.awaitEnd()).isEqualTo(2);
            assertThat(service.output()).contains("AMETRINE_REDIS_URL");
        }
    }

    @Test
    void aDatabaseThatIsAwayEndsItNamingTheDatabase() throws IOException {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + ServiceProcess.freePort() + "/ametrine";
        try (ServiceProcess service = ServiceProcess.start(
                "modules/transactions", TestEngines.shared(), Map.of("AMETRINE_DATABASE_URL", nowhere))) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.output()).contains("service not started", "refused");
        }
    }
}
