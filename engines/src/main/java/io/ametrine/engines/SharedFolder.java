package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder below the temporary one that all processes of this user share and that no other user can have prepared. */
final class SharedFolder {
    private SharedFolder() {}

    static Path inTemp() {
        try {
            Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "ametrine-" + user)
                    .toAbsolutePath();
            create(folder);
            check(folder, user);
            return folder;
        } catch (IOException failure) {
            throw new EngineException("The temporary folder cannot be used: " + failure, failure);
        }
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (FileAlreadyExistsException usual) {
            // Checked by the caller.
        }
    }

    private static void check(Path folder, Object user) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean ours = user.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        boolean closed = !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && !attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
        if (!attributes.isDirectory() || !ours || !closed) {
            throw new EngineException(folder + " is not a folder that only this user may write to. Delete it.");
        }
    }
}
