package io.ametrine.platform.start;

import io.ametrine.platform.config.Addresses;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.StartRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL lets the user in, takes writes, and is new enough. */
record PostgresProbe(DatabaseConfig config) implements EngineProbe {
    /** The first with {@code unique nulls not distinct}, which the schemas use. */
    private static final int LOWEST = 15;

    private static final int USUAL_PORT = 5432;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> problem() {
        Addresses servers = Addresses.of(config.address(), USUAL_PORT);
        return servers.unreachable().or(this::unusable).map(why -> "postgresql at " + servers + ": " + why);
    }

    private Optional<String> unusable() {
        Properties access = new Properties();
        access.setProperty("user", config.user());
        access.setProperty("password", config.password().reveal());
        access.setProperty("connectTimeout", "3");
        access.setProperty("loginTimeout", "5");
        access.setProperty("socketTimeout", "10");
        try (Connection connection = DriverManager.getConnection(config.url(), access)) {
            check(connection);
            return isStandby(connection) ? Optional.of("it is a standby and takes no writes") : Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    private void check(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < LOWEST) {
            throw new StartRefusedException("PostgreSQL at " + config.address() + " has version "
                    + connection.getMetaData().getDatabaseProductVersion() + ", but Ametrine needs " + LOWEST
                    + " or newer. Upgrade it; nothing was changed in it.");
        }
    }

    private static boolean isStandby(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
