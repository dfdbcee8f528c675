package io.ametrine.engines;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The files of one PostgreSQL server and the password of its owner; made once, by initdb. */
record PostgresCluster(Path folder, Path passwordFile, Optional<Unprivileged> user) {
    static final String OWNER = "ametrine";
    private static final String SETTINGS = "ametrine.conf";

    Path files() {
        return folder.resolve("data");
    }

    boolean exists() {
        if (Files.notExists(files())) {
            return false;
        }
        if (Files.notExists(files().resolve("PG_VERSION"))) {
            throw new EngineException(files() + " exists but holds no PostgreSQL data. Move it away, or restore it.");
        }
        return true;
    }

    Password password() {
        return Password.keptIn(passwordFile);
    }

    /** Built beside and moved, so that a cluster of the final name is always complete. */
    void create(Path programs, boolean durable) {
        try {
            Path beside = folder.resolve("unfinished");
            Path secret = folder.resolve("initial-password");
            prepareFolder();
            DataFolder.delete(beside);
            Files.writeString(secret, password().value());
            user.ifPresent(nobody -> nobody.own(secret));
            initdb(programs, beside, secret, durable);
            Files.delete(secret);
            Files.writeString(
                    beside.resolve("postgresql.conf"),
                    "include_if_exists = '" + SETTINGS + "'\n",
                    StandardOpenOption.APPEND);
            Files.move(beside, files());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void copyFrom(PostgresCluster template) {
        try {
            prepareFolder();
            TreeCopy.copy(template.files(), files());
            Files.copy(template.passwordFile, passwordFile, COPY_ATTRIBUTES, REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void writeSettings() {
        try {
            Files.writeString(files().resolve(SETTINGS), PostgresSettings.TEXT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The command, run as a user whom PostgreSQL accepts. */
    List<String> asUser(List<String> program) {
        return user.map(nobody -> Session.of("INT", nobody, program)).orElseGet(() -> Session.of("INT", program));
    }

    private void prepareFolder() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        user.ifPresent(nobody -> nobody.own(folder));
    }

    private void initdb(Path programs, Path target, Path secret, boolean durable) throws IOException {
        List<String> command = List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + OWNER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions",
                durable ? "--data-checksums" : "--no-sync");
        Process initdb = new ProcessBuilder(asUser(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.onExit().join().exitValue() != 0) {
            throw new EngineException("initdb failed with code " + initdb.exitValue() + ":\n" + output);
        }
    }
}
