package io.ametrine.central;

import static io.ametrine.central.FakeModule.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Engines and modules that go away: live sockets keep working, nobody new is lied to. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String STATUS =
            "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}";

    private static Engines engines;
    private static Site site;

    @BeforeAll
    static void start() {
        engines = TestEngines.fresh();
        site = Site.on(
                engines,
                config -> config.with(new StationLimits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        524_288,
                        1_000,
                        4_194_304)));
    }

    @AfterAll
    static void stop() {
        site.close();
        engines.close();
    }

    private static String handshake(String station) {
        try (RawSocket socket = new RawSocket(site.node.stationPort())) {
            return String.join(
                    "\n",
                    socket.handshake(
                            "/ocpp/" + station,
                            "Sec-WebSocket-Protocol: ocpp2.0.1",
                            "Authorization: " + TestStation.basic(station, Site.PASSWORD)));
        }
    }

    private static int ready() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(site.url("/health/ready")))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failure) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String call(TestStation station, String id) {
        return station.call("[2,\"" + id + "\",\"StatusNotification\"," + STATUS + "]");
    }

    @Test
    @Order(1)
    void whileAModuleStandsStillItsStationsAreSentAwayAndNewOnesGet503() {
        site.module.silentFor("RE-STILL");
        TestStation station = site.connect("RE-STILL");
        station.send("[2,\"1\",\"StatusNotification\"," + STATUS + "]");

        assertThat(station.closeCode()).isEqualTo(1013);
        assertThat(handshake("RE-STILL")).contains("503").containsIgnoringCase("retry-after");

        site.module.answering("RE-STILL", _ -> List.of(json("{}")));
        site.module.answer(site.module.callsOf("RE-STILL").getFirst(), json("{}"));
        await().atMost(PATIENCE).until(() -> handshake("RE-STILL").contains("101"));
    }

    @Test
    @Order(2)
    void withoutRedisLiveSocketsGoOnAndNewOnesGet503() {
        try (TestStation station = site.connect("RE-REDIS")) {
            call(station, "1");
            engines.redis().kill();
            await().atMost(PATIENCE).until(() -> ready() == 503);

            assertThat(call(station, "2")).startsWith("[3,\"2\"");
            assertThat(handshake("RE-REDIS")).contains("503").containsIgnoringCase("retry-after");

            engines.redis().start();
            await().atMost(PATIENCE).until(() -> ready() == 200);
            assertThat(call(station, "3")).startsWith("[3,\"3\"");
            site.register("RE-REDIS2");
            await().atMost(PATIENCE).until(() -> handshake("RE-REDIS2").contains("101"));
            assertThat(station.isOpen()).isTrue();
        }
    }

    @Test
    @Order(3)
    void withoutTheBrokerStationsAreSentAwaySoThatTheyKeepWhatTheyHave() {
        TestStation station = site.connect("RE-KAFKA");
        call(station, "1");
        engines.kafka().kill();

        station.send("[2,\"2\",\"StatusNotification\"," + STATUS + "]");

        assertThat(station.closeCode()).isEqualTo(1013);
        assertThat(handshake("RE-KAFKA")).contains("503");
        engines.kafka().start();
        await().atMost(PATIENCE).until(() -> ready() == 200);
        await().atMost(PATIENCE).until(() -> handshake("RE-KAFKA").contains("101"));
    }
}
