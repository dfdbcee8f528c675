package io.ametrine.standalone.recovery;

import io.ametrine.engines.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A base back-up of PostgreSQL as pg_basebackup makes it: its files copied while it works, with the log that makes them consistent. */
final class DatabaseBackup {
    private final Path data;
    private final Path files;

    private DatabaseBackup(Path data, Path files) {
        this.data = data;
        this.files = files;
    }

    static DatabaseBackup take(Engines engines) {
        try (Connection connection = DriverManager.getConnection(
                        engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
                Statement statement = connection.createStatement()) {
            Path data = Path.of(one(statement, "show data_directory"));
            Path files = engines.dataFolder().resolve("postgres-backup");
            statement.execute("select pg_backup_start('test', fast => true)");
            copy(data, files);
            String label = one(statement, "select labelfile from pg_backup_stop(wait_for_archive => false)");
            copy(data.resolve("pg_wal"), files.resolve("pg_wal"));
            Files.deleteIfExists(files.resolve("postmaster.pid"));
            Files.deleteIfExists(files.resolve("postmaster.opts"));
            Path labelFile = Files.writeString(files.resolve("backup_label"), label);
            run("chown", "--reference=" + files.resolve("PG_VERSION"), labelFile.toString());
            return new DatabaseBackup(data, files);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** In place of what the database holds; it replays its log before it answers. */
    void restore(Engines engines) {
        engines.postgres().stop();
        run("rm", "-r", data.toString());
        run("mv", files.toString(), data.toString());
        engines.postgres().start();
    }

    /** What vanishes meanwhile is not needed. */
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        status("cp", "-a", from + "/.", to.toString());
    }

    private static void run(String... command) {
        if (status(command) != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    private static int status(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
