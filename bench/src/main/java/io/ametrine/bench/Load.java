package io.ametrine.bench;

import io.ametrine.simulator.Fleet;
import io.ametrine.simulator.FleetOptions;
import io.ametrine.simulator.Interval;
import io.ametrine.simulator.Measurements;
import io.ametrine.simulator.Scenario;
import java.time.Duration;

/** One scenario run for a while, with what it cost. */
record Load(Interval interval, CpuTime cpu) {

    static Load run(
            FleetOptions options, Scenario scenario, ProcessHandle installation, Duration warmUp, Duration duration)
            throws InterruptedException {
        Measurements measurements = new Measurements();
        try (Fleet fleet = Fleet.start(options, scenario, measurements)) {
            awaitConnections(measurements, options.stations());
            Thread.sleep(warmUp);
            Compilers.awaitQuiet(installation);
            measurements.next();
            CpuTime before = CpuTime.of(installation);
            Thread.sleep(duration);
            CpuTime used = CpuTime.of(installation).since(before);
            Interval interval = measurements.next();
            fleet.stopDriving();
            return new Load(interval, used);
        }
    }

    static void awaitConnections(Measurements measurements, int stations) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (measurements.connectedNow() < stations) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + measurements.connectedNow() + " of " + stations
                        + " stations connected: " + measurements.next().failures());
            }
            Thread.sleep(50);
        }
    }

    String throughput() {
        return "%,.0f/s".formatted(interval.perSecond());
    }

    String latency() {
        return "p50 %.1f ms, p99 %.1f ms"
                .formatted(Interval.millis(interval.total(), 50), Interval.millis(interval.total(), 99));
    }

    String cpuPerMessage() {
        return "%.3f ms".formatted(cpu.total().toNanos() / 1e6 / Math.max(1, interval.messages()));
    }

    String cpuByPart() {
        var text = new StringBuilder("CPU ms per message:");
        cpu.byPart()
                .forEach((part, used) -> text.append(
                        "  %s %.3f".formatted(part, used.toNanos() / 1e6 / Math.max(1, interval.messages()))));
        text.append("  (%.2f cores)".formatted(cpu.total().toNanos() / 1e9 / interval.seconds()));
        if (!interval.failures().isEmpty()) {
            text.append("  failures ").append(interval.failures());
        }
        return text.toString();
    }
}
