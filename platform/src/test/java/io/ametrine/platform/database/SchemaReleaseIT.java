package io.ametrine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.Release;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.StartRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaReleaseIT {
    private final Engines engines = TestEngines.shared();
    private final String schema = "release_" + UUID.randomUUID().toString().replaceAll("[-0-9]", "");
    private final DatabaseConfig config =
            new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 2);

    @AfterEach
    void drop() throws SQLException {
        execute("drop schema if exists \"" + schema + "\" cascade");
        execute("drop role if exists \"ametrine_" + schema + "_rest\"");
    }

    @Test
    void aMigratedSchemaKnowsTheReleaseAndWhoMayWorkBesideIt() throws SQLException {
        Migrations.migrate(config, schema);
        Migrations.migrate(config, schema);

        assertThat(recorded()).isEqualTo(Release.NUMBER + " from " + (Release.NUMBER - 1));
    }

    @Test
    void theNextReleasesSchemaIsWorkedOnAndStaysTheNextReleases() throws SQLException {
        Migrations.migrate(config, schema);
        migratedBy(Release.NUMBER + 1);
        execute("insert into \"" + schema + "\".runtime_history select 999, '999', 'later', type, 'V999__later.sql', 1,"
                + " installed_by, installed_on, 0, true from \"" + schema + "\".runtime_history where version = '1'");

        Migrations.migrate(config, schema);

        assertThat(recorded()).isEqualTo((Release.NUMBER + 1) + " from " + Release.NUMBER);
    }

    @Test
    void aSchemaTwoReleasesAheadIsRefusedUntouched() throws SQLException {
        Migrations.migrate(config, schema);
        migratedBy(Release.NUMBER + 2);
        execute("delete from \"" + schema + "\".runtime_history where version = '2'");

        assertThatThrownBy(() -> Migrations.migrate(config, schema))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("schema " + schema + " was migrated by release " + (Release.NUMBER + 2))
                .hasMessageContaining("this is " + Release.NUMBER)
                .hasMessageContaining("Nothing was changed");
        assertThat(one("select count(*) from \"" + schema + "\".runtime_history where version = '2'"))
                .as("Flyway was not let near it")
                .isEqualTo("0");
    }

    private void migratedBy(int release) throws SQLException {
        execute("update \"" + schema + "\".schema_release set release = " + release + ", earliest = " + (release - 1));
    }

    private String recorded() throws SQLException {
        return one("select release || ' from ' || earliest from \"" + schema + "\".schema_release");
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                config.url(), config.user(), config.password().reveal());
    }
}
