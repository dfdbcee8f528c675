package io.ametrine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final IdToken TOKEN = IdToken.rfid("DEADBEEF");

    @Test
    void loadSendsWholeSessionsThatFitTheirSchemas() {
        Vertx vertx = Vertx.vertx();
        Measurements measurements = new Measurements();
        try (SmallCsms csms = new SmallCsms(vertx);
                Fleet _ = Fleet.start(
                        FleetOptions.of(csms.url(), "CS", 3), new Scenario.Load(TOKEN, 2, 0), measurements)) {
            await().until(() -> csms.received("TransactionEvent").size() > 50);

            assertThat(csms.violations()).isEmpty();
            assertThat(measurements.next().latencies()).containsKeys("Authorize", "TransactionEvent");
        }
        SmallCsms.await(vertx.close());
    }

    @Test
    void openLoopKeepsItsRate() {
        Vertx vertx = Vertx.vertx();
        Measurements measurements = new Measurements();
        try (SmallCsms csms = new SmallCsms(vertx);
                Fleet _ =
                        Fleet.start(FleetOptions.of(csms.url(), "CS", 5), new Scenario.Heartbeats(100), measurements)) {
            await().until(() -> csms.received("Heartbeat").size() > 10);
            measurements.next();
            await().atLeast(Duration.ofMillis(700))
                    .until(() -> csms.received("Heartbeat").size() > 100);

            assertThat(measurements.next().perSecond()).isBetween(80.0, 120.0);
        }
        SmallCsms.await(vertx.close());
    }

    @Test
    void carsComeAndGo() {
        Vertx vertx = Vertx.vertx();
        try (SmallCsms csms = new SmallCsms(vertx);
                Fleet _ = Fleet.start(
                        FleetOptions.of(csms.url(), "CS", 2).withSpeed(1000),
                        new Scenario.Charge(TOKEN, Duration.ofMinutes(10), Duration.ofMinutes(1)),
                        StationListener.SILENT)) {
            await().until(() -> csms.received("TransactionEvent").stream()
                            .filter(event -> event.getString("eventType").equals("Ended"))
                            .count()
                    > 3);

            assertThat(csms.violations()).isEmpty();
        }
        SmallCsms.await(vertx.close());
    }
}
