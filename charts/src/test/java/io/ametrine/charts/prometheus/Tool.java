package io.ametrine.charts.prometheus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of another program: how it ended, and all that it said. */
public record Tool(int status, String said) {
    private static final int MINUTES = 3;

    public boolean succeeded() {
        return status == 0;
    }

    /** Fails if there is no such program; whatever it ends with is a value. */
    static Tool run(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "said", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(command.getFirst() + " did not end within " + MINUTES + " minutes");
            }
            return new Tool(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
