package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A generated password, kept in a file that only its owner can read. */
record Password(String value) {
    private static final int BYTES = 24;

    static Password keptIn(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return new Password(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new EngineException("The password file " + file + " cannot be used: " + failure, failure);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        FileAttribute<?> owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path beside = Files.createTempFile(file.toAbsolutePath().resolveSibling("."), ".password-", "", owners);
        Files.writeString(beside, HexFormat.of().formatHex(random));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "****";
    }
}
