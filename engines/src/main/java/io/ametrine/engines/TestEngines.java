package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** One set of ephemeral engines for all tests of a JVM, ended with it. */
public final class TestEngines {
    private TestEngines() {}

    /** The engines of this JVM, started by the first who asks. */
    public static Engines shared() {
        return Holder.ENGINES;
    }

    /** Engines of its own, for a test that breaks them; it closes them itself. */
    public static Engines fresh() {
        return Engines.start(config());
    }

    /** Where tests may keep data: a new folder outside the sources, deleted when the engines are closed. */
    public static EnginesConfig config() {
        Path shared = SharedFolder.inTemp();
        Path runs = shared.resolve("runs");
        try {
            Files.createDirectories(runs);
            sweep(runs);
            Path run = Files.createTempDirectory(runs, ProcessHandle.current().pid() + "-");
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
            return EnginesConfig.ephemeral(run, shared.resolve("binaries"));
        } catch (IOException failure) {
            throw new EngineException("The temporary folder cannot be used: " + failure, failure);
        }
    }

    /** Ends and deletes what test runs left that could not end their engines. */
    private static void sweep(Path runs) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(runs)) {
            for (Path run : left) {
                if (isDead(run)) {
                    Orphans.endAll(run);
                    DataFolder.delete(run);
                }
            }
        }
    }

    private static boolean isDead(Path run) {
        String name = run.getFileName().toString();
        long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty() && !DataFolder.isInUse(run);
    }

    private static final class Holder {
        static final Engines ENGINES = start();

        private static Engines start() {
            Engines engines = fresh();
            Runtime.getRuntime().addShutdownHook(new Thread(engines::close, "engines-shutdown"));
            return engines;
        }
    }
}
