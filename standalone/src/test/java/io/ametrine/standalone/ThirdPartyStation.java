package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A station of somebody else's making: the npm package ocpp-rpc under a script of ours, as a child process. */
final class ThirdPartyStation implements AutoCloseable {
    private static final String PACKAGE = "ocpp-rpc@2.2.1";
    private static final Path FOLDER = Path.of("target/third-party").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private ThirdPartyStation(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static ThirdPartyStation start(Map<String, String> environment) {
        try {
            install();
            ProcessBuilder node = new ProcessBuilder("node", "station.mjs").directory(FOLDER.toFile());
            node.environment().putAll(environment);
            return new ThirdPartyStation(node.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Node.js and npm are needed to run the third-party station: install both.", e);
        }
    }

    private static void install() throws IOException {
        Files.createDirectories(FOLDER);
        Files.copy(
                Path.of("src/test/resources/third-party/station.mjs"),
                FOLDER.resolve("station.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        if (Files.exists(FOLDER.resolve("node_modules/ocpp-rpc/package.json"))) {
            return;
        }
        Process npm = new ProcessBuilder(
                        List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER.toString(), PACKAGE))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.log").toFile())
                .start();
        if (!ended(npm) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new AssertionError(
                    "npm could not install " + PACKAGE + "; it said:\n" + Files.readString(FOLDER.resolve("npm.log")));
        }
    }

    /** What follows this word in the next line, which must begin with it. */
    String awaitWord(String word) {
        try {
            String line = Optional.ofNullable(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("The station told no \"" + word + "\""));
            assertThat(line).as("the station's next line").startsWith(word + " ");
            return line.substring(word.length() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(told::add);
        } catch (IOException | UncheckedIOException e) {
            told.add("gone " + e.getMessage());
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
    }
}
