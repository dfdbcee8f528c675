package io.ametrine.standalone.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole Ametrine in a process of its own, started as `./ametrine up` does. */
final class Installation implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("AMETRINE_API_KEY=(\\S+)");
    private static final String LAST_LINE = "./ametrine trace";

    private final Process process;
    private final Optional<String> apiKey;

    private Installation(Process process, Optional<String> apiKey) {
        this.process = process;
        this.apiKey = apiKey;
    }

    /** Returns once it has said that it is ready. */
    static Installation start(Path data, int stationPort, int httpPort) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-jar",
                            Path.of("target", "standalone.jar").toString(),
                            "up",
                            "--data",
                            data.toString(),
                            "--station-port",
                            Integer.toString(stationPort),
                            "--http-port",
                            Integer.toString(httpPort)))
                    .redirectErrorStream(true)
                    .start();
            return new Installation(process, keyIn(process.inputReader()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<String> keyIn(BufferedReader output) throws IOException {
        Optional<String> key = Optional.empty();
        var all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            all.append(line).append('\n');
            Matcher found = KEY.matcher(line);
            if (found.find()) {
                key = Optional.of(found.group(1));
            }
            if (line.contains(LAST_LINE)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return key;
            }
        }
        throw new AssertionError("Ametrine did not start:\n" + all);
    }

    /** The first key, if this was the first start on its data. */
    Optional<String> apiKey() {
        return apiKey;
    }

    /** As kill -9 does; the engines are left without their parent. */
    void kill() {
        process.destroyForcibly().onExit().join();
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
