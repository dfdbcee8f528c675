package io.ametrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole Ametrine, started by `./ametrine up` as anybody would. */
final class Installation implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("AMETRINE_API_KEY=(\\S+)");
    private static final String READY = "Ametrine is ready";
    private static final String LAST_LINE = "./ametrine trace";

    private final Process process;
    private final Duration startTime;
    private final Optional<String> apiKey;
    private final int stationPort;
    private final int httpPort;

    private Installation(Process process, Duration startTime, Optional<String> apiKey, int stationPort, int httpPort) {
        this.process = process;
        this.startTime = startTime;
        this.apiKey = apiKey;
        this.stationPort = stationPort;
        this.httpPort = httpPort;
    }

    static Installation start(Path data, int stationPort, int httpPort) throws IOException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        "./ametrine", "up",
                        "--data", data.toString(),
                        "--station-port", Integer.toString(stationPort),
                        "--http-port", Integer.toString(httpPort))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        Optional<String> apiKey = Optional.empty();
        Duration startTime = Duration.ZERO;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher key = KEY.matcher(line);
            if (key.find()) {
                apiKey = Optional.of(key.group(1));
            }
            if (line.contains(READY)) {
                startTime = Duration.ofNanos(System.nanoTime() - begun);
            }
            if (line.contains(LAST_LINE)) {
                Thread.ofVirtual().start(() -> copy(output));
                return new Installation(process, startTime, apiKey, stationPort, httpPort);
            }
            if (startTime.isZero()) {
                System.out.println(line);
            }
        }
        throw new IllegalStateException("Ametrine did not start; its output is above.");
    }

    private static void copy(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.err.println(line);
            }
        } catch (IOException _) {
            // The process ended, and its output with it.
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    Duration startTime() {
        return startTime;
    }

    /** The first key, if this was the first start on its data. */
    Optional<String> apiKey() {
        return apiKey;
    }

    URI stations() {
        return URI.create("ws://127.0.0.1:" + stationPort + "/ocpp");
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
