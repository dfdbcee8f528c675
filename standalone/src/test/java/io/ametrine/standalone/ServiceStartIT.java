package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is told nonsense does not stay and says why; one whose engines are away waits for them and says so. */
class ServiceStartIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Engines engines = TestEngines.shared();

    @Test
    void anUnknownSettingEndsItNamingTheSettingThatWasMeant() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start("modules/security", engines, Map.of("AMETRINE_DATABSE_POOL_SIZE", "4"))) {
            assertThat(service.awaitEnd()).isEqualTo(2);
            assertThat(service.output())
                    .contains("Unknown: AMETRINE_DATABSE_POOL_SIZE (did you mean AMETRINE_DATABASE_POOL_SIZE?)");
        }
    }

    @Test
    void aMissingSettingEndsItNamingTheSettingAndAnExample() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start("central-system", engines, Map.of("AMETRINE_REDIS_URL", ""))) {
            assertThat(service.awaitEnd()).isEqualTo(2);
            assertThat(service.output()).contains("Example: AMETRINE_REDIS_URL=redis://127.0.0.1:6379");
        }
    }

    @Test
    void aModuleWaitsForTheDatabaseAndStartsWhenItReturns() throws IOException {
        try (Detour detour = new Detour(engines.postgres().port());
                ServiceProcess module = ServiceProcess.start(
                        "modules/transactions",
                        engines,
                        Map.of("AMETRINE_DATABASE_URL", "jdbc:postgresql://" + detour.address() + "/ametrine"))) {
            await().atMost(SOON)
                    .until(() -> module.isLive() && module.readiness().contains("refused"));
            assertThat(module.readiness())
                    .contains("postgresql at " + detour.address() + ": connection refused")
                    .doesNotContain("kafka at", engines.databasePassword());

            detour.open();

            await().atMost(SOON).until(module::isReady);
            assertThat(module.output())
                    .contains("waiting for postgresql at " + detour.address(), "every engine answers")
                    .doesNotContain("Exception", engines.databasePassword());
        }
    }

    @Test
    void aNodeNamesEveryEngineThatIsAwayAndCanBeStoppedMeanwhile() {
        try (Detour kafka = new Detour(engines.kafka().port());
                Detour redis = new Detour(engines.redis().port());
                ServiceProcess node = ServiceProcess.start(
                        "central-system",
                        engines,
                        Map.of(
                                "AMETRINE_KAFKA_BOOTSTRAP",
                                kafka.address(),
                                "AMETRINE_REDIS_URL",
                                "redis://" + redis.address()))) {
            await().atMost(SOON).until(() -> node.readiness().contains("refused"));
            assertThat(node.readiness()).contains("kafka at " + kafka.address(), "redis at " + redis.address());

            kafka.open();
            await().atMost(SOON).until(() -> !node.readiness().contains("kafka at"));
            assertThat(node.readiness()).contains("redis at " + redis.address());

            assertThat(node.stop()).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aDatabaseOfALaterReleaseIsRefused() throws IOException, SQLException {
        execute("drop database if exists later");
        execute("create database later");
        String later = engines.jdbcUrl().replaceFirst("[^/]+$", "later");
        execute(later, """
                create schema transactions
                  create table schema_release (only_row boolean primary key, release integer, earliest integer)
                """);
        execute(later, "insert into transactions.schema_release values (true, 99, 98)");

        try (ServiceProcess module =
                ServiceProcess.start("modules/transactions", engines, Map.of("AMETRINE_DATABASE_URL", later))) {
            assertThat(module.awaitEnd()).isEqualTo(3);
            assertThat(module.output())
                    .contains("schema transactions was migrated by release 99", "Nothing was changed")
                    .doesNotContain("Exception");
        } finally {
            execute("drop database later");
        }
    }

    private void execute(String sql) throws SQLException {
        execute(engines.jdbcUrl(), sql);
    }

    private void execute(String url, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url, engines.databaseUser(), engines.databasePassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
