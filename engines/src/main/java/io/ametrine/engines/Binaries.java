package io.ametrine.engines;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The engines' programs, unpacked once from the jars that carry them into a folder that several processes may share. */
final class Binaries {
    private final Path folder;

    Binaries(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The folder holding PostgreSQL's bin, lib and share. */
    Path postgres(String archive) {
        return unpacked("postgres", archive, Binaries::extract);
    }

    /** The Redis server program. */
    Path redis(String program) {
        return unpacked("redis", program, (content, target) -> {
                    Path server = target.resolve("redis-server");
                    Files.copy(content, server);
                    Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    private interface Unpacking {
        void unpack(InputStream content, Path target) throws IOException;
    }

    /** The name holds a fingerprint of the content, so a new version never meets an old folder. */
    private Path unpacked(String name, String resource, Unpacking unpacking) {
        try {
            URL content = find(resource);
            Path target = folder.resolve(name + "-" + fingerprint(content));
            if (Files.notExists(target)) {
                unpack(content, target, unpacking);
            }
            return target;
        } catch (IOException failure) {
            throw new EngineException("Cannot unpack " + resource + " to " + folder + ": " + failure, failure);
        }
    }

    /** Unpacked beside and moved, so that a folder of the final name is always complete. */
    private void unpack(URL content, Path target, Unpacking unpacking) throws IOException {
        Files.createDirectories(folder);
        Path beside = Files.createTempDirectory(folder, ".unpacking-");
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = new BufferedInputStream(content.openStream())) {
            unpacking.unpack(in, beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another process was faster; its copy is the same.
        } finally {
            DataFolder.delete(beside);
        }
    }

    private static URL find(String resource) {
        @Nullable URL url = Binaries.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new EngineException(resource + " is not on the class path; the jar that carries it is missing.");
        }
        return url;
    }

    private static String fingerprint(URL content) throws IOException {
        URLConnection connection = content.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (JarFile file = jar.getJarFile()) {
                return HexFormat.of()
                        .toHexDigits((int) file.getEntry(jar.getEntryName()).getCrc());
            }
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
