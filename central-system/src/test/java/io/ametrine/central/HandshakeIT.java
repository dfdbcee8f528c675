package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HandshakeIT {
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ocpp2.0.1";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<String> shake(String path, String... headers) {
        try (RawSocket socket = new RawSocket(site.node.stationPort())) {
            return socket.handshake(path, headers);
        }
    }

    private static String credentials(String user, String password) {
        return "Authorization: " + TestStation.basic(user, password);
    }

    private static void refused(String station, String reason, int status) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(site.observer.events(station, Refused.class)).anySatisfy(event -> {
                assertThat(event.reason()).isEqualTo(reason);
                assertThat(event.httpStatus()).isEqualTo(status);
                assertThat(event.remoteAddress()).isEqualTo("127.0.0.1");
            });
            assertThat(site.observer.trace(station, "refused"))
                    .anyMatch(row -> row.direction().equals("handshake"));
        });
    }

    @Test
    void aRegisteredStationWithItsPasswordGetsItsSubprotocol() {
        site.register("HS-OK");

        List<String> head = shake("/ocpp/HS-OK", PROTOCOL, credentials("HS-OK", Site.PASSWORD));

        assertThat(head.getFirst()).contains("101");
        assertThat(head).anyMatch(line -> line.equalsIgnoreCase("sec-websocket-protocol: ocpp2.0.1"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(site.observer.events("HS-OK", SessionEvent.Connected.class))
                        .hasSize(1));
    }

    @Test
    void anUnknownStationGets404AndIsListed() {
        List<String> head = shake("/ocpp/HS-NOBODY", PROTOCOL, credentials("HS-NOBODY", Site.PASSWORD));

        assertThat(head.getFirst()).contains("404");
        refused("HS-NOBODY", "unknownStation", 404);
    }

    @Test
    void aWrongPasswordGets401AndAChallenge() {
        site.register("HS-WRONG");

        List<String> head = shake("/ocpp/HS-WRONG", PROTOCOL, credentials("HS-WRONG", "not-the-password-at-all"));

        assertThat(head.getFirst()).contains("401");
        assertThat(head)
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("www-authenticate: basic"));
        refused("HS-WRONG", "badCredentials", 401);
    }

    @Test
    void missingOrForeignCredentialsGet401() {
        site.register("HS-NONE");

        assertThat(shake("/ocpp/HS-NONE", PROTOCOL).getFirst()).contains("401");
        assertThat(shake("/ocpp/HS-NONE", PROTOCOL, credentials("HS-OTHER", Site.PASSWORD))
                        .getFirst())
                .contains("401");
        assertThat(shake("/ocpp/HS-NONE", PROTOCOL, "Authorization: Basic %%%").getFirst())
                .contains("401");
    }

    @Test
    void anotherSecurityProfileThanTheRegisteredOneIsRefused() {
        site.register("HS-TLS", "Accepted", 2);
        site.register("HS-OPEN", "Accepted", 0);

        assertThat(shake("/ocpp/HS-TLS", PROTOCOL, credentials("HS-TLS", Site.PASSWORD))
                        .getFirst())
                .contains("403");
        assertThat(shake("/ocpp/HS-OPEN", PROTOCOL).getFirst()).contains("403");
        refused("HS-TLS", "securityProfile", 403);
    }

    @Test
    void withoutACommonSubprotocolTheHandshakeIsCompletedAndTheSocketClosed() {
        site.register("HS-SUB");
        for (String offer : List.of("Sec-WebSocket-Protocol: ocpp1.6, ocpp3", "X-No-Offer: at all")) {
            try (RawSocket socket = new RawSocket(site.node.stationPort())) {
                List<String> head = socket.handshake("/ocpp/HS-SUB", offer, credentials("HS-SUB", Site.PASSWORD));

                assertThat(head.getFirst()).contains("101");
                assertThat(head)
                        .noneMatch(
                                line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-protocol"));
                assertThat(socket.closeCode()).isEqualTo(1002);
            }
        }
        refused("HS-SUB", "noCommonSubprotocol", 101);
        assertThat(site.observer.events("HS-SUB", SessionEvent.Connected.class)).isEmpty();
    }

    @Test
    void theStationsOrderOfPreferenceDecides() {
        site.register("HS-PREF");

        List<String> head = shake(
                "/ocpp/HS-PREF",
                "Sec-WebSocket-Protocol: ocpp9.9, ocpp2.0.1, ocpp1.6",
                credentials("HS-PREF", Site.PASSWORD));

        assertThat(head).anyMatch(line -> line.equalsIgnoreCase("sec-websocket-protocol: ocpp2.0.1"));
    }

    @Test
    void theIdentityIsPercentDecoded() {
        site.register("HS Ä 1");

        assertThat(shake("/ocpp/HS%20%C3%84%201", PROTOCOL, credentials("HS Ä 1", Site.PASSWORD))
                        .getFirst())
                .contains("101");
    }

    @Test
    void anIdentityThatCannotBeOneGets404() {
        for (String path : List.of(
                "/ocpp/",
                "/ocpp/a%3Ab",
                "/ocpp/" + "x".repeat(49),
                "/ocpp/a/b/c",
                "/ocpp/%C3",
                "/ocpp/%zz",
                "/other/CS")) {
            assertThat(shake(path, PROTOCOL).getFirst()).as(path).contains("404");
        }
    }

    @Test
    void stationsOfAnotherTenantHaveTheirOwnPath() {
        site.publish(new StationEntry(
                "north",
                "HS-N1",
                System.currentTimeMillis(),
                false,
                "Accepted",
                1,
                Optional.of(VERIFIER),
                Optional.empty(),
                Optional.empty()));

        assertThat(shake("/ocpp/north/HS-N1", PROTOCOL, credentials("HS-N1", Site.PASSWORD))
                        .getFirst())
                .contains("101");
        assertThat(shake("/ocpp/HS-N1", PROTOCOL, credentials("HS-N1", Site.PASSWORD))
                        .getFirst())
                .contains("404");
    }

    private static final String VERIFIER =
            io.ametrine.platform.directory.PasswordVerifier.hash(io.ametrine.platform.config.Secret.of(Site.PASSWORD));

    @Test
    void whatIsNoWebSocketIsToldSo() {
        try (RawSocket socket = new RawSocket(site.node.stationPort())) {
            assertThat(socket.request(List.of("GET /ocpp/CS HTTP/1.1", "Host: localhost"))
                            .getFirst())
                    .contains("426");
        }
    }

    @Test
    void permessageDeflateIsOffered() {
        site.register("HS-ZIP");

        List<String> head = shake(
                "/ocpp/HS-ZIP",
                PROTOCOL,
                credentials("HS-ZIP", Site.PASSWORD),
                "Sec-WebSocket-Extensions: permessage-deflate");

        assertThat(head)
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith("sec-websocket-extensions: permessage-deflate"));
    }

    @Test
    void unknownStationsMayBeAdmittedAsPending() {
        try (CentralSystem open = site.another(config -> config.with(UnknownStations.PENDING));
                TestStation station = TestStation.connect(open.stationPort(), "HS-NEW", "whatever-it-sends")) {
            String answer = station.call("[2,\"1\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T00:00:00Z\","
                    + "\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}]");

            assertThat(answer).startsWith("[4,\"1\",\"SecurityError\"");
        }
    }
}
