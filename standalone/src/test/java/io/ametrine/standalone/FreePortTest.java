package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void takenPortIsNamedTogetherWithTheOptionThatChoosesAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> FreePort.require("127.0.0.1", port, "--http-port"))
                    .isInstanceOf(StandaloneException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--http-port");
        }
    }

    @Test
    void unknownAddressIsRefused() {
        assertThatThrownBy(() -> FreePort.require("no such host.invalid", 0, "--station-port"))
                .hasMessageContaining("no such host.invalid");
    }

    @Test
    void anyFreePortWillDo() {
        assertThatCode(() -> FreePort.require("127.0.0.1", 0, "--station-port")).doesNotThrowAnyException();
    }
}
