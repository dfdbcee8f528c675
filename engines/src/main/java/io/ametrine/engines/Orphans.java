package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what a dead parent left running in a data folder; only the folder's present owner may ask for it. */
final class Orphans {
    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    static void endAll(Path dataFolder) {
        Path run = dataFolder.resolve("run");
        end(run.resolve("kafka"), dataFolder.resolve("kafka"), "java");
        end(run.resolve("postgres"), dataFolder.resolve("postgres/data"), "postgres");
        end(run.resolve("redis"), dataFolder.resolve("redis"), "redis-server");
    }

    static void end(Path processRecord, Path workingFolder, String program) {
        List<ProcessHandle> found = new ArrayList<>(running(program, workingFolder));
        ProcessRecord.read(processRecord)
                .flatMap(ProcessRecord::alive)
                .filter(process -> runs(program, procOf(process)))
                .filter(process -> !found.contains(process))
                .ifPresent(found::add);
        if (found.isEmpty()) {
            return;
        }
        log.info("ending orphans of a dead process folder={} pids={}", workingFolder, found);
        found.forEach(ProcessHandle::destroy);
        if (!ChildProcess.await(PATIENCE, () -> found.stream().noneMatch(ProcessHandle::isAlive))) {
            found.forEach(ProcessHandle::destroyForcibly);
            ChildProcess.await(PATIENCE, () -> found.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /** The processes of a program, by its name, whose working folder is that of an engine. */
    static List<ProcessHandle> running(String program, Path workingFolder) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(workingFolder, process) && runs(program, process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .filter(handle -> !handle.equals(ProcessHandle.current()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException unreadable) {
            log.debug("cannot list processes", unreadable);
        }
        return found;
    }

    private static Path procOf(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    private static boolean worksIn(Path folder, Path process) {
        return workingFolder(process).filter(folder::equals).isPresent();
    }

    /** Whether the process runs the program, in the folder as far as we may know: a container may hide that even from root. */
    static boolean mayRun(String program, Path folder, long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        return runs(program, process)
                && workingFolder(process).map(folder::equals).orElse(true);
    }

    /** By the name the kernel shows to everyone. */
    private static boolean runs(String program, Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip().equals(program);
        } catch (IOException gone) {
            return false;
        }
    }

    private static Optional<Path> workingFolder(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
        } catch (IOException goneOrHidden) {
            return Optional.empty();
        }
    }
}
