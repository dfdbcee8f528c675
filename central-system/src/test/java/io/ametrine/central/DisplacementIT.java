package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.envelope.SessionEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two sockets of one identity: the newer wins, wherever it is. */
class DisplacementIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Site site;
    private static CentralSystem other;

    @BeforeAll
    static void start() {
        site = Site.start();
        other = site.another(config -> config);
    }

    @AfterAll
    static void stop() {
        other.close();
        site.close();
    }

    private static void displacesAt(CentralSystem node, String id) {
        TestStation older = site.connect(id);
        try (TestStation newer = TestStation.connect(node.stationPort(), id, Site.PASSWORD)) {
            assertThat(older.closeCode()).isEqualTo(1008);
            assertThat(newer.call("[2,\"h\",\"Heartbeat\",{}]")).startsWith("[3,\"h\"");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(site.observer.events(id, SessionEvent.Displaced.class))
                        .hasSize(1);
                assertThat(site.observer.events(id, SessionEvent.Connected.class))
                        .hasSize(2);
                assertThat(site.observer.events(id, SessionEvent.Disconnected.class))
                        .isEmpty();
            });
        }
    }

    @Test
    void onTheSameNode() {
        displacesAt(site.node, "DI-SAME");
    }

    @Test
    void onAnotherNodeWhileTheOldSocketLingers() {
        displacesAt(other, "DI-OTHER");
    }

    @Test
    void aHandshakeWithAWrongPasswordDisplacesNobody() {
        try (TestStation station = site.connect("DI-SAFE");
                RawSocket intruder = new RawSocket(site.node.stationPort())) {
            assertThat(intruder.handshake(
                                    "/ocpp/DI-SAFE",
                                    "Sec-WebSocket-Protocol: ocpp2.0.1",
                                    "Authorization: " + TestStation.basic("DI-SAFE", "a-guess-that-is-wrong"))
                            .getFirst())
                    .contains("401");

            assertThat(station.call("[2,\"h\",\"Heartbeat\",{}]")).startsWith("[3,\"h\"");
        }
    }

    @Test
    void twoClientsWithOneIdentityAreSlowedDown() {
        site.register("DI-WAR");
        String last = "";
        for (int turn = 0; turn < 14 && !last.contains("503"); turn++) {
            RawSocket socket = new RawSocket((turn % 2 == 0 ? site.node : other).stationPort());
            last = socket.handshake(
                            "/ocpp/DI-WAR",
                            "Sec-WebSocket-Protocol: ocpp2.0.1",
                            "Authorization: " + TestStation.basic("DI-WAR", Site.PASSWORD))
                    .getFirst();
        }

        assertThat(last).contains("503");
    }
}
