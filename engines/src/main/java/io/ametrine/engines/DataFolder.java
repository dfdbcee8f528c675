package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of one set of engines, owned by one process at a time. */
final class DataFolder implements AutoCloseable {
    /** Closing any channel of a file drops the process's lock on it, so a second opening in this JVM is refused first. */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path wanted) {
        try {
            Files.createDirectories(wanted.resolve("logs"));
            Files.createDirectories(wanted.resolve("run"));
            Path path = wanted.toRealPath();
            if (!OPEN_HERE.add(path)) {
                throw inUse(path);
            }
            try {
                return new DataFolder(path, lock(path));
            } catch (IOException | RuntimeException failure) {
                OPEN_HERE.remove(path);
                throw failure;
            }
        } catch (IOException failure) {
            throw new EngineException(
                    "The data folder " + wanted + " cannot be used: " + failure + ". Choose a folder you may write to.",
                    failure);
        }
    }

    /** Whether a living process holds the folder. */
    static boolean isInUse(Path path) {
        if (OPEN_HERE.contains(path) || Files.notExists(path.resolve("lock"))) {
            return OPEN_HERE.contains(path);
        }
        try (FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(path);
        }
        ProcessRecord.of(ProcessHandle.current()).write(path.resolve("run/owner"));
        return channel;
    }

    private static EngineException inUse(Path path) {
        Optional<ProcessRecord> owner = ProcessRecord.read(path.resolve("run/owner"));
        String who = owner.map(found -> "process " + found.pid() + " since "
                        + Instant.ofEpochMilli(found.startedAt()).truncatedTo(ChronoUnit.SECONDS))
                .orElse("another process");
        return new EngineException("The engines in " + path + " are already running as " + who
                + ". Stop that process first, or choose another data folder.");
    }

    Path path() {
        return path;
    }

    Path of(String engine) {
        return path.resolve(engine);
    }

    Path log(String engine) {
        return path.resolve("logs").resolve(engine + ".log");
    }

    Path processRecord(String engine) {
        return path.resolve("run").resolve(engine);
    }

    void delete() {
        delete(path);
    }

    static void delete(Path tree) {
        if (Files.notExists(tree)) {
            return;
        }
        try {
            Files.walkFileTree(tree, new Deletion());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete " + tree, failure);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve("run/owner"));
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            OPEN_HERE.remove(path);
        }
    }

    /** Deletes a tree; a dying engine may delete files of its own meanwhile. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
