package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes are taken for orphans; the sleep program plays the engine. */
class OrphansIT {
    @TempDir
    private Path folder;

    private Optional<Process> running = Optional.empty();

    @AfterEach
    void endProcess() {
        running.ifPresent(Process::destroyForcibly);
    }

    @Test
    void programInTheEnginesFolderIsEnded() throws Exception {
        Process process = run("engine", folder);

        Orphans.end(folder.resolve("no-record"), folder.toRealPath(), "engine");

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void recordedProcessIsEndedWhereverItWorks() throws Exception {
        Process process = run("engine", folder);
        ProcessRecord.of(process.toHandle()).write(folder.resolve("record"));

        Orphans.end(folder.resolve("record"), Path.of("/elsewhere"), "engine");

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void otherProgramsAreLeftAlone() throws Exception {
        Process process = run("shell", folder);
        ProcessRecord.of(process.toHandle()).write(folder.resolve("record"));

        Orphans.end(folder.resolve("record"), folder.toRealPath(), "engine");

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void otherProcessWithARecordedIdIsLeftAlone() throws Exception {
        Process process = run("engine", folder);
        new ProcessRecord(process.pid(), 1).write(folder.resolve("record"));

        Orphans.end(folder.resolve("record"), Path.of("/elsewhere"), "engine");

        assertThat(process.isAlive()).isTrue();
    }

    private Process run(String name, Path folder) throws IOException {
        Path program = folder.resolve(name);
        Files.copy(Path.of("/bin/sleep"), program);
        Process process = new ProcessBuilder(program.toString(), "60")
                .directory(folder.toFile())
                .start();
        running = Optional.of(process);
        return process;
    }
}
