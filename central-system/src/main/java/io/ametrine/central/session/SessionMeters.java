package io.ametrine.central.session;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What one session counts under its tenant and its vendor; it finds its meters once, not with each message. */
final class SessionMeters {
    static final String UNKNOWN = "unknown";

    private final NodeMetrics node;
    private final Traffic traffic;
    private Place place;
    private Errors errors;
    private int calls;
    private int commands;

    /** Where a connection is counted. */
    record Place(String tenant, String protocol, int securityProfile, String vendor) {
        LongAdder counted(Metrics metrics) {
            LongAdder open = new LongAdder();
            metrics.gauge(
                    "ametrine.station.connections",
                    open::sum,
                    "tenant",
                    tenant,
                    "protocol",
                    protocol,
                    "security_profile",
                    Integer.toString(securityProfile),
                    "vendor",
                    vendor);
            return open;
        }

        Place of(String other) {
            return new Place(tenant, protocol, securityProfile, other);
        }
    }

    /** The frames of one tenant. */
    record Traffic(Counter received, Counter sent) {
        static Traffic of(Metrics metrics, String tenant) {
            return new Traffic(
                    frames(metrics, tenant, NodeMetrics.FROM_STATION), frames(metrics, tenant, NodeMetrics.TO_STATION));
        }

        private static Counter frames(Metrics metrics, String tenant, String direction) {
            return metrics.counter("ametrine.station.frames", "tenant", tenant, "direction", direction);
        }
    }

    /** The CALLERRORs of one vendor. */
    record Errors(Map<ErrorCode, Counter> received, Map<ErrorCode, Counter> sent) {
        static Errors of(Metrics metrics, String vendor) {
            return new Errors(
                    errors(metrics, vendor, NodeMetrics.FROM_STATION), errors(metrics, vendor, NodeMetrics.TO_STATION));
        }

        private static Map<ErrorCode, Counter> errors(Metrics metrics, String vendor, String direction) {
            Map<ErrorCode, Counter> counters = new EnumMap<>(ErrorCode.class);
            for (ErrorCode code : ErrorCode.values()) {
                counters.put(
                        code,
                        metrics.counter(
                                "ametrine.station.errors",
                                "direction",
                                direction,
                                "code",
                                code.wireName(),
                                "vendor",
                                vendor));
            }
            return counters;
        }
    }

    SessionMeters(NodeMetrics node, Place place, Traffic traffic) {
        this.node = node;
        this.place = place;
        this.traffic = traffic;
        this.errors = node.errors(place.vendor());
        node.connections(place).increment();
    }

    /** From now on the session counts as this vendor's. */
    void madeBy(String vendor) {
        String bounded = node.bounded(vendor);
        if (!bounded.equals(place.vendor())) {
            node.connections(place).decrement();
            place = place.of(bounded);
            errors = node.errors(bounded);
            node.connections(place).increment();
        }
    }

    void received(int bytes) {
        traffic.received().increment();
        node.received(bytes);
    }

    void sent(int bytes) {
        traffic.sent().increment();
        node.sent(bytes);
    }

    void errorReceived(ErrorCode code) {
        Objects.requireNonNull(errors.received().get(code)).increment();
    }

    void errorSent(ErrorCode code) {
        Objects.requireNonNull(errors.sent().get(code)).increment();
    }

    /** How many messages wait for their turn now. */
    void waiting(int callsNow, int commandsNow) {
        if (callsNow != calls) {
            node.callsWaiting(callsNow - calls);
            calls = callsNow;
        }
        if (commandsNow != commands) {
            node.commandsWaiting(commandsNow - commands);
            commands = commandsNow;
        }
    }

    void closed(boolean byStation, int code) {
        waiting(0, 0);
        node.connections(place).decrement();
        node.closed(byStation, code);
    }
}
