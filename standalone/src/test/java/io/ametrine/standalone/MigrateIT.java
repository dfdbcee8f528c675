package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Before an upgrade every module's jar brings its schema up to date and ends, with nothing but a database to be reached. */
class MigrateIT {
    private static final Map<String, String> NO_OTHER_ENGINE =
            Map.of("AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:1", "AMETRINE_REDIS_URL", "redis://127.0.0.1:1");
    private static final List<String> MODULES =
            List.of("authorization", "monitoring", "provisioning", "security", "smart-charging", "transactions");

    @Test
    void everyModuleMigratesItsOwnSchemaAndEnds() throws SQLException, IOException {
        try (Engines engines = TestEngines.fresh()) {
            assertThat(run(engines)).containsOnly(0);
            assertThat(schemas(engines))
                    .containsExactlyInAnyOrder(
                            "authorization",
                            "monitoring",
                            "provisioning",
                            "security",
                            "smart_charging",
                            "transactions");
            assertThat(run(engines)).as("a second time").containsOnly(0);
        }
    }

    private static List<Integer> run(Engines engines) {
        try (Parts parts = new Parts()) {
            List<ServiceProcess> processes = new ArrayList<>();
            for (String module : MODULES) {
                processes.add(
                        parts.add(ServiceProcess.start("modules/" + module, engines, NO_OTHER_ENGINE, "migrate")));
            }
            return processes.stream().map(ServiceProcess::awaitEnd).toList();
        }
    }

    private static Set<String> schemas(Engines engines) throws SQLException {
        Set<String> schemas = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(
                        engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_schema from information_schema.tables where table_name = 'module_history'")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    @Test
    void aDatabaseThatIsAwayEndsItWithStatusOne() throws IOException {
        Map<String, String> nowhere = Map.of(
                "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + ServiceProcess.freePort() + "/ametrine");
        try (ServiceProcess service =
                ServiceProcess.start("modules/security", TestEngines.shared(), nowhere, "migrate")) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.output()).contains("refused");
        }
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
