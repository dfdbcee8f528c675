package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A cluster kept beside the programs that made it; ephemeral engines start from a copy, as initdb takes a second. */
final class PostgresTemplate {
    private PostgresTemplate() {}

    static PostgresCluster of(Path programs, Optional<Unprivileged> user) {
        Path home = programs.resolveSibling(programs.getFileName() + "-template");
        if (Files.notExists(home)) {
            create(home, programs, user);
        }
        return cluster(home, user);
    }

    private static void create(Path home, Path programs, Optional<Unprivileged> user) {
        try {
            Path beside = Files.createTempDirectory(home.resolveSibling("."), ".template-");
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            try {
                cluster(beside, user).create(programs.resolve("bin"), false);
                Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
                // Another process was faster; its template serves as well.
            } finally {
                DataFolder.delete(beside);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PostgresCluster cluster(Path home, Optional<Unprivileged> user) {
        return new PostgresCluster(home.resolve("postgres"), home.resolve("password"), user);
    }
}
