package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An EVSE's meter with a car behind it: energy and state of charge follow power and time. */
final class Meter {
    private static final double BATTERY_WH = 60_000;
    private static final double FULL = 100;

    private final double speed;
    private Instant readAt;
    private double registerWh;
    private double powerW;
    private double stateOfCharge = 20;

    Meter(double speed, Instant now) {
        this.speed = speed;
        this.readAt = now;
    }

    /** Another car arrives. */
    void plugIn(double percent) {
        stateOfCharge = percent;
    }

    void draw(double watts, Instant now) {
        advance(now);
        powerW = watts;
    }

    boolean isFull(Instant now) {
        advance(now);
        return stateOfCharge >= FULL;
    }

    double powerW() {
        return powerW;
    }

    /** One `meterValue` with the measurands asked for. */
    JsonObject read(Instant now, String context, List<String> measurands) {
        advance(now);
        JsonArray sampled = new JsonArray();
        for (String measurand : measurands) {
            switch (measurand) {
                case "Energy.Active.Import.Register" -> sampled.add(value(registerWh, context, measurand, "Wh"));
                case "Power.Active.Import" -> sampled.add(value(powerW, context, measurand, "W"));
                case "SoC" -> sampled.add(value(stateOfCharge, context, measurand, "Percent"));
                default -> {}
            }
        }
        if (sampled.isEmpty()) {
            sampled.add(value(registerWh, context, "Energy.Active.Import.Register", "Wh"));
        }
        return new JsonObject().put("timestamp", now.toString()).put("sampledValue", sampled);
    }

    private static JsonObject value(double value, String context, String measurand, String unit) {
        return new JsonObject()
                .put("value", Math.round(value * 10) / 10.0)
                .put("context", context)
                .put("measurand", measurand)
                .put("unitOfMeasure", new JsonObject().put("unit", unit));
    }

    private void advance(Instant now) {
        double hours = Duration.between(readAt, now).toNanos() / 3.6e12 * speed;
        double energy = Math.min(powerW * hours, BATTERY_WH * (FULL - stateOfCharge) / 100);
        registerWh += energy;
        stateOfCharge = Math.min(FULL, stateOfCharge + energy / BATTERY_WH * 100);
        readAt = now;
    }
}
