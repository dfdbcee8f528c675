package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image is started as its configuration says, where no engine answers. That it finds localhost shows that names are looked up. */
class ImageStartIT {
    private static final int SIGTERM = 143;

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itLivesAndSaysWhichEnginesItWaitsFor(String service, @TempDir Path folder) throws IOException {
        try (Container container = Container.run(TestImages.of(service), folder, settings(service))) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(container.get("/health/live"))
                            .as(container.output())
                            .startsWith("200"));

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(container.output())
                            .contains("waiting for kafka at localhost:1: connection refused"));
            assertThat(container.get("/health/ready"))
                    .startsWith("503")
                    .contains("kafka at localhost:1: connection refused");
            assertThat(container.exec(healthCheck(service)))
                    .startsWith("1 ")
                    .contains("HTTP/1.1 503", "kafka at localhost:1");
            assertThat(container.stop()).isEqualTo(SIGTERM);
        }
    }

    /** What docker-compose.yml asks with. */
    private static List<String> healthCheck(String service) {
        List<String> test = ComposeFile.read().strings(service, "/healthcheck/test");
        assertThat(test).startsWith("CMD", "java");
        return test.subList(1, test.size());
    }

    /** Nobody listens on port 1. */
    private static Map<String, String> settings(String service) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "AMETRINE_HTTP_HOST", "127.0.0.1",
                "AMETRINE_HTTP_PORT", Integer.toString(freePort()),
                "AMETRINE_KAFKA_BOOTSTRAP", "localhost:1",
                "AMETRINE_REDIS_URL", "redis://127.0.0.1:1",
                "JAVA_TOOL_OPTIONS", "-Xmx256m"));
        if (service.equals("transactions")) {
            settings.putAll(Map.of(
                    "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/ametrine",
                    "AMETRINE_DATABASE_USER", "ametrine",
                    "AMETRINE_DATABASE_PASSWORD", "not-a-secret",
                    "AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef"));
        }
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
