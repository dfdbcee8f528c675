package io.ametrine.standalone.recovery;

import io.ametrine.standalone.Operator;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Sends one command after the other, and each, under its idempotency key, until some outcome is heard of it. */
final class Caller implements Runnable {
    static final String REQUEST = """
            {"getVariableData": [{"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}}]}""";

    private final Operator operator;
    private final String station;
    private final Map<Integer, Integer> outcomes = new TreeMap<>();
    private volatile boolean running = true;

    Caller(Operator operator, String station) {
        this.operator = operator;
        this.station = station;
    }

    @Override
    public void run() {
        while (running) {
            int status = send(UUID.randomUUID().toString());
            synchronized (outcomes) {
                outcomes.merge(status, 1, Integer::sum);
            }
            rest();
        }
    }

    private int send(String key) {
        while (true) {
            try {
                return operator.command(station, "GetVariables", REQUEST, key).status();
            } catch (UncheckedIOException _) {
                rest(); // the gateway is being replaced: whether it took the command is not known
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(500); // between two commands of one operator, not a wait for a condition
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often which HTTP status came. */
    Map<Integer, Integer> outcomes() {
        synchronized (outcomes) {
            return Map.copyOf(outcomes);
        }
    }

    void stop() {
        running = false;
    }
}
