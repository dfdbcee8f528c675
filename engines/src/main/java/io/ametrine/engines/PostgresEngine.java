package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL with one database and one owner; it flushes every commit to disk. */
public final class PostgresEngine implements Engine {
    static final String USER = "ametrine";
    static final String DATABASE = "ametrine";
    private static final String SETTINGS = "ametrine.conf";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STRAGGLER_PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final boolean ephemeral;
    private final Path folder;
    private final Binaries binaries;
    private final Password password;
    private final Optional<Unprivileged> user;
    private final ChildProcess process;

    PostgresEngine(EnginesConfig config, DataFolder data, Ports ports, Binaries binaries) {
        this.binaries = binaries;
        this.ephemeral = config.ephemeral();
        this.folder = data.of("postgres");
        Orphans.end(data.processRecord(name()), clusterFolder(), "postgres");
        this.port = ports.choose("postgres", config.postgresPort());
        this.password = Password.keptIn(data.of("postgres.password"));
        this.user = Unprivileged.isNeeded() ? Optional.of(Unprivileged.reaching(data.path())) : Optional.empty();
        this.process = new ChildProcess(name(), new Server(), data, config.onExit());
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password.value();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public void start() {
        process.start();
    }

    /** A fast shutdown: clients are cut off, what they committed is kept. */
    @Override
    public void stop() {
        process.end(PostgresEngine::interrupt, STOP_PATIENCE);
    }

    @Override
    public void kill() {
        process.end(Process::destroyForcibly, Duration.ZERO);
    }

    @Override
    public void deleteData() {
        stop();
        DataFolder.delete(folder);
    }

    private Path clusterFolder() {
        return folder.resolve("data");
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password.value());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** Java has no means for SIGINT; every shell has. */
    private static void interrupt(Process server) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
        } catch (IOException failure) {
            server.destroy();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Server implements ChildProcess.Program {
        @Override
        public List<String> prepare() {
            Path programs =
                    binaries.postgres(Platform.current().postgresArchive()).resolve("bin");
            if (Files.notExists(clusterFolder().resolve("PG_VERSION"))) {
                initialise(programs);
            }
            awaitStragglers();
            writeSettings();
            return asUser(List.of(
                    programs.resolve("postgres").toString(),
                    "-D",
                    clusterFolder().toString(),
                    "-p",
                    "" + port));
        }

        private void writeSettings() {
            try {
                Files.writeString(clusterFolder().resolve(SETTINGS), PostgresSettings.TEXT);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Built beside and moved, so that a cluster of the final name is always complete. */
        private void initialise(Path programs) {
            try {
                DataFolder.delete(folder);
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                Path beside = folder.resolve("unfinished");
                Path secret = Files.writeString(folder.resolve("initial-password"), password.value());
                user.ifPresent(nobody -> List.of(folder, secret).forEach(nobody::own));
                runInitdb(programs, beside, secret);
                Files.delete(secret);
                Files.writeString(
                        beside.resolve("postgresql.conf"),
                        "include_if_exists = '" + SETTINGS + "'\n",
                        StandardOpenOption.APPEND);
                Files.move(beside, clusterFolder());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void runInitdb(Path programs, Path target, Path secret) throws IOException {
            List<String> command = List.of(
                    programs.resolve("initdb").toString(),
                    "--pgdata=" + target,
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions",
                    ephemeral ? "--no-sync" : "--data-checksums");
            Process initdb = new ProcessBuilder(asUser(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(initdb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            try {
                if (initdb.waitFor() != 0) {
                    throw new EngineException("initdb failed with code " + initdb.exitValue() + ":\n" + output);
                }
            } catch (InterruptedException interruption) {
                initdb.destroyForcibly();
                throw new EngineException("Interrupted while initdb ran", interruption);
            }
        }

        private List<String> asUser(List<String> program) {
            return user.map(nobody -> Session.of("INT", nobody, program)).orElseGet(() -> Session.of("INT", program));
        }

        /** After a crash of the server its helpers end by themselves; only then the data may be opened again. */
        private void awaitStragglers() {
            if (!ChildProcess.await(STRAGGLER_PATIENCE, () -> stragglers().isEmpty())) {
                stragglers().forEach(ProcessHandle::destroyForcibly);
            }
            try {
                // Left by a crash; its process id may belong to anyone by now.
                Files.deleteIfExists(clusterFolder().resolve("postmaster.pid"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private List<ProcessHandle> stragglers() {
            return Orphans.running("postgres", clusterFolder());
        }

        @Override
        public Path workingFolder() {
            return folder;
        }

        @Override
        public boolean answers() {
            if (Ports.isFree(port)) {
                return false;
            }
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                if (!exists(statement)) {
                    statement.execute("create database " + DATABASE);
                }
                return true;
            } catch (SQLException notYet) {
                return false;
            }
        }

        private boolean exists(Statement statement) throws SQLException {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                return found.next();
            }
        }
    }
}
