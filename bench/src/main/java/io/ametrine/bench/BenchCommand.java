package io.ametrine.bench;

import io.ametrine.simulator.FleetOptions;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Interval;
import io.ametrine.simulator.Scenario;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every measurement over one installation and prints each figure beside its aim. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures an installation on this machine, the load generator on it, too.")
final class BenchCommand implements Callable<Integer> {
    private static final String PASSWORD = "bench-{id}-0123456789";
    private static final String TOKEN = "BENCH";

    private enum Part {
        sessions,
        open,
        heartbeat,
        commands,
        idle,
        restart
    }

    @Option(names = "--stations", defaultValue = "200", description = "Under load (${DEFAULT-VALUE}).")
    private int stations;

    @Option(
            names = "--idle-stations",
            defaultValue = "5000",
            description = "For memory per connection (${DEFAULT-VALUE}).")
    private int idleStations;

    @Option(names = "--seconds", defaultValue = "30", description = "Of each measurement (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "Seconds before each measurement, at least (${DEFAULT-VALUE}): it waits until the compilers are quiet.")
    private int warmUp;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "sessions,open,heartbeat,commands,idle,restart",
            description = "Some of ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = Set.of();

    @Option(
            names = "--station-port",
            defaultValue = "19000",
            description = "Of the installation measured (${DEFAULT-VALUE}).")
    private int stationPort;

    @Option(
            names = "--http-port",
            defaultValue = "18080",
            description = "Of the installation measured (${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(names = "--write", description = "Write the figures to bench/results as well.")
    private boolean write;

    private final Figures figures = new Figures();
    private final Path data = Path.of("bench/target/data");

    @Override
    public Integer call() throws IOException, InterruptedException {
        deleteData(data);
        try (Installation installation = Installation.start(data, stationPort, httpPort)) {
            figures.add("first start to ready", seconds(installation.startTime()), "< 30 s");
            measure(installation);
        }
        if (only.contains(Part.restart)) {
            try (Installation again = Installation.start(data, stationPort, httpPort)) {
                figures.add("later start to ready", seconds(again.startTime()), "< 30 s");
            }
        }
        if (write) {
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            Path file = Path.of("bench/results", today + ".md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, figures.markdown("Benchmark of " + today + ", " + machine()));
            System.out.println("Written to " + file);
        }
        return 0;
    }

    private void measure(Installation installation) throws IOException, InterruptedException {
        Rest rest = new Rest(installation.rest(), installation.apiKey().orElseThrow());
        FleetOptions fleet =
                FleetOptions.of(installation.stations(), "BENCH-", stations).withPassword(PASSWORD);
        rest.put("/api/v1/tokens/ISO14443/" + TOKEN, "{}");
        rest.putAll(
                stations,
                number -> "/api/v1/stations/" + fleet.id(number),
                number -> "{\"password\": \"%s\"}"
                        .formatted(fleet.passwordOf(fleet.id(number)).orElseThrow()));
        if (only.contains(Part.sessions)) {
            sessions(fleet, installation);
        }
        if (only.contains(Part.open)) {
            openLoop(fleet, installation);
        }
        if (only.contains(Part.heartbeat)) {
            heartbeats(fleet, installation);
        }
        if (only.contains(Part.commands)) {
            commands(rest, installation);
        }
        if (only.contains(Part.idle)) {
            idle(rest);
        }
    }

    private void sessions(FleetOptions fleet, Installation installation) throws InterruptedException {
        Load load = run(fleet, new Scenario.Load(IdToken.rfid(TOKEN), 3, 0), installation);
        figures.add(
                "session messages, closed loop, " + stations + " stations",
                load.throughput(),
                "3,000/s, floor 1,500/s");
        figures.add("  latency", load.latency(), "");
        figures.add("  CPU per message, all processes", load.cpuPerMessage(), "≤ 0.6 ms");
        figures.detail(load.cpuByPart());
    }

    private void openLoop(FleetOptions fleet, Installation installation) throws InterruptedException {
        Load load = run(fleet, new Scenario.Load(IdToken.rfid(TOKEN), 3, 200), installation);
        figures.add("session messages, open loop 200/s", load.throughput(), "200/s");
        figures.add("  latency", load.latency(), "p50 < 10 ms, p99 < 50 ms");
        figures.add("  CPU per message, all processes", load.cpuPerMessage(), "");
        figures.detail(load.cpuByPart());
    }

    private void heartbeats(FleetOptions fleet, Installation installation) throws InterruptedException {
        Load load = run(fleet, new Scenario.Heartbeats(0), installation);
        figures.add("Heartbeats, closed loop, " + stations + " stations", load.throughput(), "40,000/s");
        figures.add("  latency", load.latency(), "p99 < 20 ms");
        figures.add("  CPU per message, all processes", load.cpuPerMessage(), "");
        figures.detail(load.cpuByPart());
    }

    private void commands(Rest rest, Installation installation) throws InterruptedException {
        FleetOptions one =
                FleetOptions.of(installation.stations(), "BENCH-0001", 1).withPassword(PASSWORD);
        Histogram histogram = Commands.roundTrips(rest, one, 200, 500);
        figures.add(
                "REST command to a station and back",
                "p50 %.1f ms, p99 %.1f ms".formatted(Interval.millis(histogram, 50), Interval.millis(histogram, 99)),
                "p50 < 20 ms");
    }

    private void idle(Rest rest) throws IOException, InterruptedException {
        int port = stationPort + 1;
        FleetOptions idle = FleetOptions.of(IdleConnections.url(port), "IDLE-", idleStations);
        rest.putAll(
                idleStations,
                number -> "/api/v1/stations/" + idle.id(number),
                _ -> "{\"securityProfile\": 0, \"bootInterval\": 86400}");
        double kibibytes = IdleConnections.kibibytes(data, idle, port);
        figures.add("memory per idle connection", "%.1f KiB".formatted(kibibytes), "≤ 45 KiB");
    }

    private Load run(FleetOptions fleet, Scenario scenario, Installation installation) throws InterruptedException {
        return Load.run(
                fleet, scenario, installation.process(), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version();
    }

    /** All but the unpacked programs, so that a later run begins with new data and the same engines. */
    private static void deleteData(Path folder) throws IOException {
        if (Files.exists(folder)) {
            requireUnused(folder.resolve("lock"));
            try (Stream<Path> files = Files.walk(folder)) {
                Path kept = folder.resolve("binaries");
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.startsWith(kept) && !file.equals(folder)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static void requireUnused(Path lock) throws IOException {
        if (Files.exists(lock)) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    throw new IllegalStateException(
                            lock.getParent() + " is in use: another benchmark runs. Wait for its end.");
                }
            }
        }
    }
}
