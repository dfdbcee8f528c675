package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void chosenPortIsKeptForTheNextStart() {
        int first = ports().choose("kafka", 0);

        assertThat(ports().choose("kafka", 0)).isEqualTo(first);
    }

    @Test
    void chosenPortThatWasTakenMeanwhileIsReplaced() throws Exception {
        int first = ports().choose("kafka", 0);

        try (ServerSocket taken = new ServerSocket(first, 1, Ports.LOOPBACK)) {
            assertThat(ports().choose("kafka", 0)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void twoListenersNeverGetTheSamePort() {
        Ports ports = ports();

        assertThat(ports.choose("kafka", 0)).isNotEqualTo(ports.choose("redis", 0));
    }

    @Test
    void wantedPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            assertThatThrownBy(() -> ports().choose("redis", taken.getLocalPort()))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for redis is taken");
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports.properties"));
    }
}
