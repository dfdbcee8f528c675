package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one program running from start to stop: whenever it ends unasked it is started again, ever more slowly. */
final class ChildProcess {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(30);
    /** Long enough for the recovery that follows a crash with much data. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private static final long LARGEST_LOG = 8L << 20;

    private final String name;
    private final Program program;
    private final Path logFile;
    private final Path record;
    private final Consumer<EngineExit> onExit;

    private Optional<Process> process = Optional.empty();
    private Optional<Thread> keeper = Optional.empty();
    private boolean wanted;
    private boolean answered;

    /** What to run, and how to tell that it is ready. */
    interface Program {
        /** Makes the data folder ready and returns the command; called before each start. */
        List<String> prepare();

        Path workingFolder();

        /** Added to this process's own. */
        default Map<String, String> environment() {
            return Map.of();
        }

        boolean answers();
    }

    ChildProcess(String name, Program program, DataFolder folder, Consumer<EngineExit> onExit) {
        this.name = name;
        this.program = program;
        this.logFile = folder.log(name);
        this.record = folder.processRecord(name);
        this.onExit = onExit;
    }

    synchronized boolean isRunning() {
        return process.filter(Process::isAlive).isPresent();
    }

    synchronized long pid() {
        return process.filter(Process::isAlive)
                .orElseThrow(() -> new EngineException(name + " is not running."))
                .pid();
    }

    /** Returns once the program answers, started now or before. */
    void start() {
        CompletableFuture<Process> first = new CompletableFuture<>();
        if (beginKeeping(first)) {
            awaitAnswer(first);
        } else if (!await(START_PATIENCE, program::answers)) {
            throw new EngineException(name + " does not answer; its last words in " + logFile + ":\n" + lastWords());
        }
    }

    private synchronized boolean beginKeeping(CompletableFuture<Process> first) {
        if (wanted) {
            return false;
        }
        wanted = true;
        answered = false;
        // The kernel ends the child when the thread that started it ends: the same thread must wait for it.
        keeper = Optional.of(Thread.ofPlatform().daemon().name("engine-" + name).start(() -> keep(first)));
        return true;
    }

    private void awaitAnswer(CompletableFuture<Process> first) {
        try {
            Process started = first.get();
            boolean answers = await(START_PATIENCE, () -> !started.isAlive() || program.answers());
            watch(answers);
            if (!answers || !started.isAlive()) {
                String why = answers ? " ended with code " + started.exitValue() : " does not answer";
                throw new EngineException(name + why + "; its last words in " + logFile + ":\n" + lastWords());
            }
        } catch (ExecutionException failure) {
            abandon();
            throw failure.getCause() instanceof EngineException known
                    ? known
                    : new EngineException(name + " cannot be started: " + failure.getCause(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            abandon();
            throw new EngineException("Interrupted while starting " + name, interruption);
        } catch (EngineException failure) {
            abandon();
            throw failure;
        }
    }

    /** From its first answer on the program is started again when it ends. */
    private synchronized void watch(boolean answers) {
        answered = answers;
    }

    private synchronized boolean isWatched() {
        return wanted && answered;
    }

    private void abandon() {
        end(Process::destroyForcibly, Duration.ZERO);
    }

    /** Ends the program by the given means, and with SIGKILL when it takes longer than the patience. */
    void end(Consumer<Process> means, Duration patience) {
        Optional<Process> running;
        Optional<Thread> keeping;
        synchronized (this) {
            wanted = false;
            notifyAll();
            running = process.filter(Process::isAlive);
            keeping = keeper;
        }
        running.ifPresent(child -> end(child, means, patience));
        keeping.ifPresent(ChildProcess::join);
    }

    private void end(Process child, Consumer<Process> means, Duration patience) {
        List<ProcessHandle> descendants = child.descendants().toList();
        means.accept(child);
        if (!await(patience, () -> !child.isAlive())) {
            if (!patience.isZero()) {
                log.warn("{} did not end within {} and is killed", name, patience);
            }
            child.destroyForcibly();
        }
        if (!await(KILL_PATIENCE, () -> descendants.stream().noneMatch(ProcessHandle::isAlive))) {
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void keep(CompletableFuture<Process> first) {
        Duration delay = FIRST_DELAY;
        while (true) {
            long begun = System.nanoTime();
            int code;
            long pid;
            try {
                Process child = launch();
                first.complete(child);
                pid = child.pid();
                code = child.waitFor();
            } catch (IOException | InterruptedException | RuntimeException failure) {
                if (first.completeExceptionally(failure)) {
                    return;
                }
                if (isWatched()) {
                    log.warn("{} cannot be started again", name, failure);
                }
                code = -1;
                pid = -1;
            }
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(STEADY) > 0) {
                delay = FIRST_DELAY;
            }
            if (!awaitRestart(new EngineExit(name, pid, code, delay))) {
                return;
            }
            delay = delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
        }
    }

    private Process launch() throws IOException {
        List<String> command = program.prepare();
        synchronized (this) {
            if (!wanted) {
                throw new EngineException(name + " was stopped.");
            }
            rotateLog();
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(program.environment());
            Process child = builder.directory(program.workingFolder().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
            process = Optional.of(child);
            try {
                ProcessRecord.of(child.toHandle()).write(record);
            } catch (UncheckedIOException failure) {
                child.destroyForcibly();
                throw failure;
            }
            return child;
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LARGEST_LOG) {
            Files.move(logFile, logFile.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether the program shall be started again, known after the delay or once it was stopped. */
    private boolean awaitRestart(EngineExit exit) {
        if (!isWatched()) {
            return false;
        }
        log.warn(
                "engine ended engine={} pid={} code={} restartIn={}",
                name,
                exit.pid(),
                exit.exitCode(),
                exit.restartIn());
        tell(exit);
        synchronized (this) {
            long until = System.nanoTime() + exit.restartIn().toNanos();
            while (wanted && until > System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
                } catch (InterruptedException interruption) {
                    return false;
                }
            }
            return wanted;
        }
    }

    private void tell(EngineExit exit) {
        try {
            onExit.accept(exit);
        } catch (RuntimeException failure) {
            log.error("A listener to the exits of engines failed", failure);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(logFile, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    static void join(Thread thread) {
        try {
            thread.join(KILL_PATIENCE);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks every 10 ms until the condition holds or the patience ends; whether it held. */
    static boolean await(Duration patience, BooleanSupplier condition) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
