package io.ametrine.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Drives one station through its scenario until the fleet stops. */
final class Driver {
    private static final long AGAIN_MILLIS = 200;

    private final Vertx vertx;
    private final Station station;
    private final BooleanSupplier running;

    Driver(Vertx vertx, Station station, BooleanSupplier running) {
        this.vertx = vertx;
        this.station = station;
        this.running = running;
    }

    void charge(Scenario.Charge scenario) {
        for (Evse evse : station.evses()) {
            pause(scenario, evse);
        }
    }

    void heartbeats(Pace pace) {
        if (running.getAsBoolean()) {
            pace.next(due -> station.call("Heartbeat", new JsonObject(), due)
                    .onSuccess(_ -> heartbeats(pace))
                    .onFailure(_ -> vertx.setTimer(AGAIN_MILLIS, _ -> heartbeats(pace))));
        }
    }

    void load(SessionMessages messages, Pace pace) {
        if (running.getAsBoolean()) {
            pace.next(due -> sendUntilAnswered(messages.next(), due, () -> load(messages, pace)));
        }
    }

    private void sendUntilAnswered(SessionMessages.Message message, long due, Runnable afterwards) {
        station.call(message.action(), message.payload(), due)
                .onSuccess(_ -> afterwards.run())
                .onFailure(_ -> vertx.setTimer(AGAIN_MILLIS, _ -> sendUntilAnswered(message, due, afterwards)));
    }

    private void pause(Scenario.Charge scenario, Evse evse) {
        after(
                scenario.pause(),
                () -> station.startCharging(evse.id(), scenario.token())
                        .onSuccess(_ -> after(scenario.charging(), () -> unplug(scenario, evse)))
                        .onFailure(_ -> pause(scenario, evse)));
    }

    /** The CSMS may have stopped the transaction meanwhile. */
    private void unplug(Scenario.Charge scenario, Evse evse) {
        if (evse.transaction().isPresent()) {
            station.stopCharging(evse.id()).onComplete(_ -> pause(scenario, evse));
        } else {
            pause(scenario, evse);
        }
    }

    private void after(Duration about, Runnable task) {
        double factor = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        station.later(Duration.ofMillis((long) (about.toMillis() * factor)), () -> {
            if (running.getAsBoolean()) {
                task.run();
            }
        });
    }
}
