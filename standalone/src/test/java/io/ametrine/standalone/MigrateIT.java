package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Before an upgrade every module's jar brings its schema up to date and ends, with nothing but a database to be reached. */
class MigrateIT {
    private static final Map<String, String> NO_OTHER_ENGINE =
            Map.of("AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:1", "AMETRINE_REDIS_URL", "redis://127.0.0.1:1");
    private static final Pattern SCHEMA =
            Pattern.compile("Database\\.migrate\\(config\\.database\\(\\), \"(\\w+)\"\\)");

    @Test
    void aModuleMigratesItsOwnSchemaAndEnds() throws SQLException {
        Engines engines = TestEngines.shared();
        String empty = database(engines);

        assertThat(run(engines, empty, List.of("smart-charging", "transactions")))
                .containsOnly(0);
        assertThat(schemas(engines, empty)).containsExactlyInAnyOrder("smart_charging", "transactions");
        assertThat(run(engines, empty, List.of("transactions")))
                .as("a second time")
                .containsExactly(0);
    }

    /** The others by their sources: a start of each would only take time. */
    @Test
    void everyModuleNamesItsOwnSchema() throws IOException {
        List<Path> mains;
        try (Stream<Path> files = Files.find(
                Path.of("../modules"),
                12,
                (file, _) -> file.endsWith("Main.java") && file.toString().contains("/main/"))) {
            mains = files.toList();
        }

        assertThat(mains).hasSize(6).allSatisfy(main -> {
            Matcher schema = SCHEMA.matcher(Files.readString(main));
            assertThat(schema.find()).isTrue();
            assertThat(main.toString()).contains("/modules/" + schema.group(1).replace('_', '-') + "/");
        });
    }

    private static List<Integer> run(Engines engines, String url, List<String> modules) {
        Map<String, String> environment = new HashMap<>(NO_OTHER_ENGINE);
        environment.put("AMETRINE_DATABASE_URL", url);
        List<Integer> statuses = new ArrayList<>();
        for (String module : modules) {
            try (ServiceProcess process = ServiceProcess.start("modules/" + module, engines, environment, "migrate")) {
                statuses.add(process.awaitEnd());
            }
        }
        return statuses;
    }

    /** A new one, in the PostgreSQL that all tests share. */
    private static String database(Engines engines) throws SQLException {
        try (Connection connection = connect(engines, engines.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database migrated");
        }
        return engines.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/migrated$1");
    }

    private static Set<String> schemas(Engines engines, String url) throws SQLException {
        Set<String> schemas = new TreeSet<>();
        try (Connection connection = connect(engines, url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_schema from information_schema.tables where table_name = 'module_history'")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    private static Connection connect(Engines engines, String url) throws SQLException {
        return DriverManager.getConnection(url, engines.databaseUser(), engines.databasePassword());
    }

    @Test
    void anotherArgumentIsRefused() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start("modules/security", TestEngines.shared(), Map.of(), "migrat")) {
            assertThat(service.awaitEnd()).isEqualTo(2);
            assertThat(service.output()).contains("no arguments but \"migrate\", and was given: migrat");
        }
    }
}
