package io.ametrine.simulator;

import java.time.Duration;

/** What the stations of a fleet do once accepted. */
public sealed interface Scenario {
    /** Cars come, charge and leave. */
    record Charge(IdToken token, Duration charging, Duration pause) implements Scenario {}

    /** Charging sessions as fast as they are answered, or `perSecond` messages of the whole fleet if above 0. */
    record Load(IdToken token, int updates, double perSecond) implements Scenario {}

    /** Heartbeats as fast as they are answered, or at a rate. */
    record Heartbeats(double perSecond) implements Scenario {}

    /** Connected, and nothing else. */
    record Idle() implements Scenario {}
}
