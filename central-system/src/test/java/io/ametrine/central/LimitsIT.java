package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Too much of anything: nobody else notices. */
class LimitsIT {
    private static final String[] HEADERS = {"Sec-WebSocket-Protocol: ocpp2.0.1"};

    private static Site site;
    private static TestStation neighbour;

    @BeforeAll
    static void start() {
        site = Site.start(config -> config.with(new StationLimits(
                Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(10), 100_000, 200, 1_000_000)));
        neighbour = site.connect("LI-NEIGHBOUR");
    }

    @AfterAll
    static void stop() {
        assertThat(neighbour.call("[2,\"n\",\"Heartbeat\",{}]")).startsWith("[3,\"n\"");
        neighbour.close();
        site.close();
    }

    private static RawSocket open(String station, String... extra) {
        site.register(station);
        RawSocket socket = new RawSocket(site.node.stationPort());
        String[] headers = new String[2 + extra.length];
        headers[0] = HEADERS[0];
        headers[1] = "Authorization: " + TestStation.basic(station, Site.PASSWORD);
        System.arraycopy(extra, 0, headers, 2, extra.length);
        assertThat(socket.handshake("/ocpp/" + station, headers).getFirst()).contains("101");
        return socket;
    }

    private static void traced(String station, String code) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(site.observer.trace(station, "refused"))
                        .anyMatch(row -> row.fault()
                                .filter(fault -> fault.code().equals(code))
                                .isPresent()));
    }

    @Test
    void aFrameBeyondTheLimitCloses1009() {
        try (RawSocket socket = open("LI-BIG")) {
            socket.frame(0x81, new byte[100_001]);

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        traced("LI-BIG", "TooBig");
    }

    @Test
    void fragmentsBeyondTheLimitClose1009() {
        try (RawSocket socket = open("LI-PARTS")) {
            byte[] part = " ".repeat(60_000).getBytes(StandardCharsets.UTF_8);
            socket.frame(0x01, part);
            socket.frame(0x80, part);

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        traced("LI-PARTS", "TooBig");
    }

    @Test
    void aLargeMessageWithinTheLimitPasses() {
        try (RawSocket socket = open("LI-LARGE")) {
            socket.text("[2,\"1\",\"Heartbeat\",{}" + " ".repeat(90_000) + "]");

            assertThat(socket.read().orElseThrow().text()).startsWith("[3,\"1\"");
        }
    }

    @Test
    void aDeflateBombCloses1009() {
        byte[] bomb = deflated(new byte[50_000_000]);
        try (RawSocket socket = open("LI-BOMB", "Sec-WebSocket-Extensions: permessage-deflate")) {
            socket.frame(0xC1, bomb);

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        traced("LI-BOMB", "TooBig");
    }

    @Test
    void aCompressedMessageIsRead() {
        try (RawSocket socket = open("LI-ZIP", "Sec-WebSocket-Extensions: permessage-deflate")) {
            socket.frame(0xC1, deflated("[2,\"z\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8)));

            assertThat(socket.read().orElseThrow().text()).startsWith("[3,\"z\"");
        }
    }

    @Test
    void whatIsNoWebSocketFrameEndsTheConnection() {
        try (RawSocket socket = open("LI-BROKEN")) {
            socket.write(new byte[] {(byte) 0xf7, 0x05, 1, 2, 3, 4, 5, 6, 7});

            assertThat(socket.closeCode()).isIn(1002, 1006);
        }
        traced("LI-BROKEN", "WebSocketError");
    }

    @Test
    void aFloodIsSlowedDownNotDropped() {
        try (RawSocket socket = open("LI-FLOOD")) {
            long begun = System.nanoTime();
            for (int count = 0; count < 700; count++) {
                socket.text("[2,\"" + count + "\",\"Heartbeat\",{}]");
            }
            for (int count = 0; count < 700; ) {
                RawSocket.Frame frame = socket.read().orElseThrow();
                if (frame.opcode() == 1) {
                    assertThat(frame.text()).startsWith("[3,\"" + count + "\"");
                    count++;
                }
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aStationThatAnswersNoPingIsClosed() {
        try (RawSocket socket = open("LI-ZOMBIE")) {
            long begun = System.nanoTime();

            assertThat(socket.closeCode()).isEqualTo(1001);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(800));
        }
    }

    @Test
    void aStationThatAnswersPingsStays() {
        try (TestStation station = site.connect("LI-QUIET")) {
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(station::isOpen);
        }
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        int length = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
        while (length > 0) {
            out.write(part, 0, length);
            length = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
        }
        deflater.end();
        byte[] all = out.toByteArray();
        return java.util.Arrays.copyOf(
                all, all.length - 4); // RFC 7692: the last four bytes of a sync flush are left out
    }
}
