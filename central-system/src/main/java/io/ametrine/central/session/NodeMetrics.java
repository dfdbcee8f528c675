package io.ametrine.central.session;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The meters of the sockets, looked up once. */
public final class NodeMetrics {
    private final Map<Action, Counter> received = new EnumMap<>(Action.class);
    private final Map<Action, Counter> sent = new EnumMap<>(Action.class);
    private final Map<Action, Timer> answering = new EnumMap<>(Action.class);
    private final Map<ErrorCode, Counter> errors = new EnumMap<>(ErrorCode.class);
    private final Timer commands;
    private final Counter timeouts;
    private final Counter throttled;

    public NodeMetrics(Metrics metrics) {
        for (Action action : Action.values()) {
            String name = action.wireName();
            received.put(action, metrics.counter("ametrine.station.calls", "direction", "fromStation", "action", name));
            sent.put(action, metrics.counter("ametrine.station.calls", "direction", "toStation", "action", name));
        }
        Action.fromStation()
                .forEach(action -> answering.put(
                        action, metrics.registry().timer("ametrine.station.answer", "action", action.wireName())));
        for (ErrorCode code : ErrorCode.values()) {
            errors.put(code, metrics.counter("ametrine.station.errors", "code", code.wireName()));
        }
        this.commands = metrics.timer("ametrine.station.command");
        this.timeouts = metrics.counter("ametrine.station.timeouts");
        this.throttled = metrics.counter("ametrine.station.throttled");
    }

    void received(Action action) {
        of(received, action).increment();
    }

    void sent(Action action) {
        of(sent, action).increment();
    }

    void answered(Action action, long nanos) {
        of(answering, action).record(Duration.ofNanos(nanos));
    }

    void error(ErrorCode code) {
        of(errors, code).increment();
    }

    void commandAnswered(long nanos) {
        commands.record(Duration.ofNanos(nanos));
    }

    void timeout() {
        timeouts.increment();
    }

    void throttled() {
        throttled.increment();
    }

    private static <K extends Enum<K>, M> M of(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key), key::name);
    }
}
