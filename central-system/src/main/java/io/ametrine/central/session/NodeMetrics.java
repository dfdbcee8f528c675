package io.ametrine.central.session;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.observability.BoundedNames;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The meters of the sockets, looked up once; what a session counts by its tenant and vendor is in {@link SessionMeters}. */
public final class NodeMetrics {
    static final String FROM_STATION = "fromStation";
    static final String TO_STATION = "toStation";
    private static final int VENDORS = 20;
    private static final List<Integer> CLOSE_CODES =
            List.of(1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 1012, 1013);

    private final Metrics metrics;
    private final Map<Action, Counter> received = new EnumMap<>(Action.class);
    private final Map<Action, Counter> sent = new EnumMap<>(Action.class);
    private final Map<Action, Timer> answering = new EnumMap<>(Action.class);
    private final Map<String, Counter> closed = new ConcurrentHashMap<>();
    private final Map<SessionMeters.Place, LongAdder> connections = new ConcurrentHashMap<>();
    private final Map<String, SessionMeters.Traffic> traffic = new ConcurrentHashMap<>();
    private final Map<String, SessionMeters.Errors> errors = new ConcurrentHashMap<>();
    private final BoundedNames tenants = BoundedNames.ofTenants();
    private final BoundedNames vendors = new BoundedNames(VENDORS);
    private final LongAdder callsWaiting = new LongAdder();
    private final LongAdder commandsWaiting = new LongAdder();
    private final Timer edge;
    private final Timer kafkaOut;
    private final Timer commands;
    private final Counter bytesReceived;
    private final Counter bytesSent;
    private final Counter opened;
    private final Counter displaced;
    private final Counter timeouts;
    private final Counter commandTimeouts;
    private final Counter throttled;

    public NodeMetrics(Metrics metrics) {
        this.metrics = metrics;
        for (Action action : Action.values()) {
            received.put(action, calls(FROM_STATION, action));
            sent.put(action, calls(TO_STATION, action));
        }
        Action.fromStation()
                .forEach(action ->
                        answering.put(action, metrics.timer("ametrine.station.answer", "action", action.wireName())));
        List.of("node", "station").forEach(by -> {
            CLOSE_CODES.forEach(code -> closed.put(by + code, closed(by, Integer.toString(code))));
            closed.put(by, closed(by, BoundedNames.OTHER));
        });
        this.edge = metrics.timer("ametrine.hop", "hop", "edge");
        this.kafkaOut = metrics.timer("ametrine.hop", "hop", "kafka_out");
        this.commands = metrics.timer("ametrine.station.command");
        this.bytesReceived = metrics.counter("ametrine.station.bytes", "direction", FROM_STATION);
        this.bytesSent = metrics.counter("ametrine.station.bytes", "direction", TO_STATION);
        this.opened = metrics.counter("ametrine.station.opened");
        this.displaced = metrics.counter("ametrine.station.displaced");
        this.timeouts = metrics.counter("ametrine.station.timeouts");
        this.commandTimeouts = metrics.counter("ametrine.station.command.timeouts");
        this.throttled = metrics.counter("ametrine.station.throttled");
        metrics.gauge("ametrine.station.queue", callsWaiting::sum, "queue", "calls");
        metrics.gauge("ametrine.station.queue", commandsWaiting::sum, "queue", "commands");
    }

    private Counter calls(String direction, Action action) {
        return metrics.counter("ametrine.station.calls", "direction", direction, "action", action.wireName());
    }

    private Counter closed(String by, String code) {
        return metrics.counter("ametrine.station.closed", "by", by, "code", code);
    }

    /** What a session counts; its vendor is told later, if at all. */
    SessionMeters session(String tenant, String protocol, int securityProfile) {
        opened.increment();
        String bounded = tenants.of(tenant);
        return new SessionMeters(
                this,
                new SessionMeters.Place(bounded, protocol, securityProfile, SessionMeters.UNKNOWN),
                traffic.computeIfAbsent(bounded, name -> SessionMeters.Traffic.of(metrics, name)));
    }

    LongAdder connections(SessionMeters.Place place) {
        return connections.computeIfAbsent(place, it -> it.counted(metrics));
    }

    SessionMeters.Errors errors(String vendor) {
        return errors.computeIfAbsent(vendor, name -> SessionMeters.Errors.of(metrics, name));
    }

    String bounded(String vendor) {
        return vendors.of(vendor);
    }

    void received(Action action) {
        of(received, action).increment();
    }

    void sent(Action action) {
        of(sent, action).increment();
    }

    void received(int bytes) {
        bytesReceived.increment(bytes);
    }

    void sent(int bytes) {
        bytesSent.increment(bytes);
    }

    void published(long nanos) {
        edge.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param publishedAt by the clock of who published it */
    void delivered(long publishedAt) {
        kafkaOut.record(Math.max(0, System.currentTimeMillis() - publishedAt), TimeUnit.MILLISECONDS);
    }

    void answered(Action action, long nanos) {
        of(answering, action).record(nanos, TimeUnit.NANOSECONDS);
    }

    void commandAnswered(long nanos) {
        commands.record(nanos, TimeUnit.NANOSECONDS);
    }

    void commandTimeout() {
        commandTimeouts.increment();
    }

    void timeout() {
        timeouts.increment();
    }

    void throttled() {
        throttled.increment();
    }

    void displaced() {
        displaced.increment();
    }

    void closed(boolean byStation, int code) {
        String by = byStation ? "station" : "node";
        Counter counter = closed.getOrDefault(by + code, closed.get(by));
        Objects.requireNonNull(counter).increment();
    }

    void callsWaiting(int more) {
        callsWaiting.add(more);
    }

    void commandsWaiting(int more) {
        commandsWaiting.add(more);
    }

    private static <K extends Enum<K>, M> M of(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key), key::name);
    }
}
