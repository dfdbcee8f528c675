package io.ametrine.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the simulator: a fleet, its scenario, and what it measured. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Connects simulated OCPP 2.0.1 stations to any CSMS.")
public final class SimulateCommand implements Callable<Integer> {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private enum Kind {
        charge,
        load,
        heartbeat,
        idle
    }

    @Option(
            names = "--url",
            defaultValue = "ws://localhost:9000/ocpp",
            description = "Where the stations connect, without the station id (${DEFAULT-VALUE}).")
    private URI url = URI.create("ws://localhost:9000/ocpp");

    @Option(names = "--stations", defaultValue = "1", description = "How many (${DEFAULT-VALUE}).")
    private int stations;

    @Option(
            names = "--prefix",
            defaultValue = "CS",
            description =
                    "Ids are the prefix and a number, CS0001 and so on; one station alone is called like the prefix (${DEFAULT-VALUE}).")
    private String prefix = "CS";

    @Option(names = "--password", description = "Basic authentication; {id} in it stands for the station's id.")
    private Optional<String> password = Optional.empty();

    @Option(
            names = "--scenario",
            defaultValue = "charge",
            description =
                    "charge (cars come and go), load (sessions as fast as answered, or at --rate), heartbeat, idle (${DEFAULT-VALUE}).")
    private Kind scenario = Kind.charge;

    @Option(names = "--duration", description = "Such as 30s or 5m; until Ctrl-C if not given.")
    private Optional<String> duration = Optional.empty();

    @Option(
            names = "--rate",
            defaultValue = "0",
            description =
                    "Messages per second of the whole fleet, sent on time whatever is answered (open loop); 0: as fast as answered.")
    private double rate;

    @Option(names = "--warm-up", defaultValue = "0s", description = "Not measured (${DEFAULT-VALUE}).")
    private String warmUp = "0s";

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "How much faster than real time cars charge (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--evses", defaultValue = "1", description = "Per station (${DEFAULT-VALUE}).")
    private int evses;

    @Option(names = "--token", defaultValue = "DEADBEEF", description = "The idToken presented (${DEFAULT-VALUE}).")
    private String token = "DEADBEEF";

    @Option(names = "--token-type", defaultValue = "ISO14443", description = "Its type (${DEFAULT-VALUE}).")
    private String tokenType = "ISO14443";

    @Option(
            names = "--updates",
            defaultValue = "3",
            description = "Updated events per session under load (${DEFAULT-VALUE}).")
    private int updates;

    @Option(
            names = "--connect-rate",
            defaultValue = "500",
            description = "Connections opened per second (${DEFAULT-VALUE}).")
    private double connectRate;

    @Override
    public Integer call() throws InterruptedException {
        FleetOptions options = new FleetOptions(url, prefix, stations, password, evses, speed, connectRate);
        Measurements measurements = new Measurements();
        try (Fleet fleet = Fleet.start(options, scenario(), measurements)) {
            Thread.sleep(seconds(warmUp));
            measurements.next();
            Interval all = watch(measurements);
            fleet.stopDriving();
            System.out.println(all.table());
            return all.messages() > 0 || scenario == Kind.idle ? 0 : 1;
        }
    }

    private Interval watch(Measurements measurements) throws InterruptedException {
        long end = duration.map(text -> System.nanoTime() + seconds(text).toNanos())
                .orElse(Long.MAX_VALUE);
        Interval all = Interval.empty();
        while (System.nanoTime() < end) {
            Thread.sleep(Math.min(REPORT_EVERY.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            Interval interval = measurements.next();
            System.out.printf("%6d connected %s%n", measurements.connectedNow(), interval.line());
            interval.failures().forEach((failure, count) -> System.out.printf("%,10d × %s%n", count, failure));
            all = all.plus(interval);
        }
        return all;
    }

    private Scenario scenario() {
        IdToken presented = new IdToken(token, tokenType);
        return switch (scenario) {
            case charge -> new Scenario.Charge(presented, Duration.ofMinutes(30), Duration.ofMinutes(5));
            case load -> new Scenario.Load(presented, updates, rate);
            case heartbeat -> new Scenario.Heartbeats(rate);
            case idle -> new Scenario.Idle();
        };
    }

    static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }
}
