package io.ametrine.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.ServiceServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    @Test
    void aReadyServiceIsHealthy() {
        try (RestServer server = ServiceServer.waiting(new HttpConfig("127.0.0.1", 0), new Health())) {
            assertThat(HealthCheck.run(environment("0.0.0.0", server.port()))).isZero();
        }
    }

    @Test
    void aServiceThatWaitsForAnEngineIsNot() {
        Health waiting = new Health().add("kafka", () -> Optional.of("kafka at nowhere:9092: connection refused"));
        try (RestServer server = ServiceServer.waiting(new HttpConfig("127.0.0.1", 0), waiting)) {
            assertThat(HealthCheck.run(environment("127.0.0.1", server.port()))).isOne();
        }
    }

    @Test
    void aServiceThatDoesNotListenIsNot() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(HealthCheck.run(environment("127.0.0.1", port))).isOne();
    }

    @Test
    void itIsToldThePort() {
        assertThat(HealthCheck.run(Map.of())).isOne();
    }

    private static Map<String, String> environment(String host, int port) {
        return Map.of("AMETRINE_HTTP_HOST", host, "AMETRINE_HTTP_PORT", Integer.toString(port));
    }
}
