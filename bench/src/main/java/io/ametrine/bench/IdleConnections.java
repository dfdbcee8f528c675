package io.ametrine.bench;

import io.ametrine.simulator.Fleet;
import io.ametrine.simulator.FleetOptions;
import io.ametrine.simulator.Measurements;
import io.ametrine.simulator.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The memory that an idle connection costs a central-system that runs alone beside the installation. */
final class IdleConnections {
    private static final Path JAR = Path.of("central-system/target/central-system.jar");

    private IdleConnections() {}

    /** KiB of resident memory per connection. */
    static double kibibytes(Path data, FleetOptions stations, int port) throws IOException, InterruptedException {
        Process node = start(data, port);
        try {
            Thread.sleep(Duration.ofSeconds(8));
            long empty = residentAfterCollection(node);
            Measurements measurements = new Measurements();
            try (Fleet _ = Fleet.start(stations, new Scenario.Idle(), measurements)) {
                Load.awaitConnections(measurements, stations.stations());
                Thread.sleep(Duration.ofSeconds(10));
                long full = residentAfterCollection(node);
                System.out.printf(
                        "  central-system alone: %,d KiB empty, %,d KiB with %,d stations%n",
                        empty, full, stations.stations());
                return (full - empty) / (double) stations.stations();
            }
        } finally {
            node.destroy();
            node.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static Process start(Path data, int port) throws IOException {
        Properties ports = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(in);
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString()));
        builder.environment().keySet().removeIf(key -> key.startsWith("AMETRINE_"));
        builder.environment()
                .putAll(Map.of(
                        "AMETRINE_KAFKA_BOOTSTRAP",
                        "127.0.0.1:" + ports.getProperty("kafka"),
                        "AMETRINE_REDIS_URL",
                        "redis://127.0.0.1:" + ports.getProperty("redis"),
                        "AMETRINE_STATION_PORT",
                        Integer.toString(port),
                        "AMETRINE_HTTP_PORT",
                        "0",
                        "AMETRINE_ALLOW_PROFILE_0",
                        "true"));
        return builder.inheritIO().start();
    }

    static URI url(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/ocpp");
    }

    private static long residentAfterCollection(Process process) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (int i = 0; i < 3; i++) {
            new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Thread.sleep(Duration.ofSeconds(1));
        }
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
