package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process as noted in a file: its id and start time, which together never return. */
record ProcessRecord(long pid, long startedAt) {
    /** The kernel tells start times relative to the boot time, which moves a little with the clock. */
    private static final long CLOCK_DRIFT_MILLIS = 2_000;

    static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(process.pid(), startOf(process));
    }

    static Optional<ProcessRecord> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new ProcessRecord(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, pid + "\n" + startedAt + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The recorded process, if it lives; another process that got the same id is not it. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - startedAt) < CLOCK_DRIFT_MILLIS);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
