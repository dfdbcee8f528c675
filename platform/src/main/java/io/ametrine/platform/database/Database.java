package io.ametrine.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.observability.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** One module's schema: migrated, pooled, and mapped. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final String schema;
    private final String address;

    private Database(HikariDataSource pool, SessionFactory sessions, String schema, String address) {
        this.pool = pool;
        this.sessions = sessions;
        this.schema = schema;
        this.address = address;
    }

    /**
     * Brings the schema up to date and connects to it.
     *
     * @param schema the module's id with underscores; its migrations lie in {@code db/<schema>} on the class path
     */
    public static Database open(DatabaseConfig config, String schema, Class<?>... entities) {
        Migrations.migrate(config, schema);
        HikariDataSource pool = new HikariDataSource(hikari(config, schema));
        return new Database(pool, sessionFactory(pool, entities), schema, config.address());
    }

    /** Brings the schema up to date, as {@link #open} does, and no more. */
    public static void migrate(DatabaseConfig config, String schema) {
        Migrations.migrate(config, schema);
    }

    private static HikariConfig hikari(DatabaseConfig config, String schema) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName(schema);
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password().reveal());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setAutoCommit(false);
        hikari.setConnectionTimeout(5_000);
        hikari.addDataSourceProperty("currentSchema", schema);
        hikari.addDataSourceProperty("ApplicationName", "ametrine-" + schema);
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.addDataSourceProperty("prepareThreshold", "2");
        hikari.addDataSourceProperty("socketTimeout", "60");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        return hikari;
    }

    private static SessionFactory sessionFactory(DataSource pool, Class<?>... entities) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50");
        configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
        configuration.setProperty(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "true");
        for (Class<?> entity : entities) {
            configuration.addAnnotatedClass(entity);
        }
        return configuration.buildSessionFactory();
    }

    /** The first to ask gets to know how the connections are used. */
    public void measuredBy(Metrics metrics) {
        if (pool.getMetricRegistry() == null) {
            pool.setMetricRegistry(metrics.registry());
        }
    }

    public String schema() {
        return schema;
    }

    public SessionFactory sessions() {
        return sessions;
    }

    /** Without auto-commit: whoever takes a connection commits or rolls back, and closes it. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** The role that REST transactions take, bound to one tenant by row-level security. */
    public String restRole() {
        return Migrations.restRole(schema);
    }

    StatelessSession sessionOn(Connection connection) {
        return sessions.withStatelessOptions().connection(connection).openStatelessSession();
    }

    /** What keeps the database from being used, and where it is, if anything does. */
    public Optional<String> problem() {
        return unusable().map(why -> "postgresql at " + address + ": " + why);
    }

    private Optional<String> unusable() {
        try (Connection connection = pool.getConnection()) {
            boolean valid = connection.isValid(2);
            connection.rollback();
            return valid ? Optional.empty() : Optional.of("the connection is not valid");
        } catch (SQLException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
