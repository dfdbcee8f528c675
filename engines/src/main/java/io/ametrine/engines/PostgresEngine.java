package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL with one database and one owner; it flushes every commit to disk. */
public final class PostgresEngine implements Engine {
    private static final String DATABASE = "ametrine";
    private static final String WRONG_PASSWORD = "28P01";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STRAGGLER_PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final boolean ephemeral;
    private final Binaries binaries;
    private final PostgresCluster cluster;
    private final ChildProcess process;

    PostgresEngine(EnginesConfig config, DataFolder data, Ports ports, Binaries binaries) {
        Optional<Unprivileged> user =
                Unprivileged.isNeeded() ? Optional.of(Unprivileged.reaching(data.path())) : Optional.empty();
        this.binaries = binaries;
        this.ephemeral = config.ephemeral();
        this.cluster = new PostgresCluster(data.of("postgres"), data.of("postgres.password"), user);
        Orphans.end(data.processRecord(name()), cluster.files(), "postgres");
        this.port = ports.choose("postgres", config.postgresPort());
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
        return PostgresCluster.OWNER;
    }

    public String password() {
        return cluster.password().value();
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
        DataFolder.delete(cluster.folder());
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCluster.OWNER);
        properties.setProperty("password", cluster.password().value());
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
            Path programs = binaries.postgres(Platform.current().postgresArchive());
            if (!cluster.exists()) {
                create(programs);
            }
            awaitStragglers();
            forgetDeadServer();
            cluster.writeSettings();
            return cluster.asUser(List.of(
                    programs.resolve("bin/postgres").toString(),
                    "-D",
                    cluster.files().toString(),
                    "-p",
                    Integer.toString(port)));
        }

        private void create(Path programs) {
            if (ephemeral) {
                cluster.copyFrom(PostgresTemplate.of(programs, cluster.user()));
            } else {
                cluster.create(programs.resolve("bin"), true);
            }
        }

        /** After a crash of the server its helpers end by themselves; only then the data may be opened again. */
        private void awaitStragglers() {
            if (!ChildProcess.await(STRAGGLER_PATIENCE, () -> stragglers().isEmpty())) {
                stragglers().forEach(ProcessHandle::destroyForcibly);
            }
        }

        /** A crash leaves the id of the dead server, by now perhaps another process's, and PostgreSQL would not start. */
        private void forgetDeadServer() {
            Path file = cluster.files().resolve("postmaster.pid");
            try {
                if (Files.exists(file)) {
                    long pid =
                            Long.parseLong(Files.readAllLines(file).getFirst().strip());
                    if (!Orphans.mayRun("postgres", cluster.files(), pid)) {
                        Files.delete(file);
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private List<ProcessHandle> stragglers() {
            return Orphans.running("postgres", cluster.files());
        }

        @Override
        public Path workingFolder() {
            return cluster.folder();
        }

        @Override
        public Map<String, String> environment() {
            return PostgresSettings.ENVIRONMENT;
        }

        @Override
        public boolean answers() {
            if (!Ports.isOpen(port)) {
                return false;
            }
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                if (!exists(statement)) {
                    statement.execute("create database " + DATABASE);
                }
                return true;
            } catch (SQLException failure) {
                if (WRONG_PASSWORD.equals(failure.getSQLState())) {
                    throw new EngineException("PostgreSQL does not know the password in " + cluster.passwordFile()
                            + ". Restore that file, or delete the data folder to begin anew.");
                }
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
