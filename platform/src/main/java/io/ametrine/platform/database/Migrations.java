package io.ametrine.platform.database;

import io.ametrine.platform.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Creates and upgrades a module's schema: the runtime's own tables, then the module's, then the rights of the REST role. */
final class Migrations {
    private Migrations() {}

    static void migrate(DatabaseConfig config, String schema) {
        if (!schema.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException(
                    "A schema is named in lower case and underscores, but is \"" + schema + "\"");
        }
        withConnection(config, schema, SchemaRelease::check);
        flyway(config, schema, "db/runtime", "runtime_history").migrate();
        flyway(config, schema, "db/" + schema, "module_history").migrate();
        withConnection(config, schema, SchemaRelease::record);
        withConnection(config, schema, Migrations::grant);
    }

    private static void withConnection(DatabaseConfig config, String schema, Step step) {
        try (Connection connection = DriverManager.getConnection(
                config.url(), config.user(), config.password().reveal())) {
            step.run(connection, schema);
        } catch (SQLException failure) {
            throw new IllegalStateException("Schema " + schema + " cannot be prepared", failure);
        }
    }

    private interface Step {
        void run(Connection connection, String schema) throws SQLException;
    }

    private static Flyway flyway(DatabaseConfig config, String schema, String location, String history) {
        return Flyway.configure()
                .dataSource(config.url(), config.user(), config.password().reveal())
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .table(history)
                .locations("classpath:" + location)
                .failOnMissingLocations(false)
                .ignoreMigrationPatterns("*:future")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .connectRetries(3)
                .loggers("slf4j")
                .load();
    }

    /** The REST role sees only rows of the tenant that the transaction names; the schema's owner sees all of them. */
    private static void grant(Connection connection, String schema) throws SQLException {
        String role = restRole(schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare
                      t record;
                    begin
                      perform pg_advisory_xact_lock(hashtext('ametrine.grant'));
                      if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                      end if;
                      execute format('grant %1$s to %%I', current_user);
                      grant usage on schema "%2$s" to %1$s;
                      grant select, insert, update, delete on all tables in schema "%2$s" to %1$s;
                      grant usage on all sequences in schema "%2$s" to %1$s;
                      for t in
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = '"%2$s"'::regnamespace and c.relkind in ('r', 'p')
                          and a.attname = 'tenant' and not c.relrowsecurity
                      loop
                        execute format('alter table "%2$s".%%I enable row level security', t.relname);
                        execute format('create policy tenant on "%2$s".%%I to %1$s using (tenant = current_setting(''ametrine.tenant'', true)) with check (tenant = current_setting(''ametrine.tenant'', true))', t.relname);
                      end loop;
                    end $$
                    """.formatted(role, schema));
        }
    }

    static String restRole(String schema) {
        return "ametrine_" + schema + "_rest";
    }
}
