package io.ametrine.standalone.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ametrine.charts.prometheus.Dashboards;
import io.ametrine.charts.prometheus.Dashboards.Query;
import io.ametrine.engines.Engines;
import io.ametrine.standalone.SharedInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard of one station, asked as Grafana asks: in SQL, as the role that the chart's script makes. */
@ExtendWith(BootedStation.class)
class StationDashboardIT {
    private static final Path SCRIPT = Path.of("../charts/ametrine/files/dashboards.sql");
    private static final String READER = "ametrine_dashboards";
    private static final String PASSWORD = "a-password-of-the-tests";
    private static final Engines ENGINES = SharedInstallation.running().engines();

    @BeforeAll
    static void makeTheRoleTwice() throws IOException, SQLException {
        for (int run = 0; run < 2; run++) {
            try (Connection owner = connect(ENGINES.databaseUser(), ENGINES.databasePassword());
                    Statement statement = owner.createStatement()) {
                statement.execute(Files.readString(SCRIPT));
                statement.execute("alter role %s password '%s'".formatted(READER, PASSWORD));
            }
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(ENGINES.jdbcUrl(), user, password);
    }

    @Test
    void everyPanelShowsWhatTheStationDid(TestStation station) {
        Session session = station.session().energyTransferStarted();
        session.evDisconnected();
        station.call(
                "SecurityEventNotification",
                "{type: 'TamperDetectionActivated', timestamp: '%s'}".formatted(Instant.now()));
        station.call("FirmwareStatusNotification", "{status: 'Idle'}");
        station.refusedCall("StatusNotification", "{connectorStatus: 'Sleepy'}");
        station.operate("ClearCache", "{}", "{status: 'Accepted'}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rowsByPanel(station.id()))
                        .hasSizeGreaterThan(15)
                        .allSatisfy((panel, rows) -> {
                            if (panel.equals("Dead letters")) {
                                assertThat(rows).as(panel).isZero();
                            } else {
                                assertThat(rows).as(panel).isPositive();
                            }
                        }));
    }

    private static Map<String, Integer> rowsByPanel(String station) throws SQLException {
        try (Connection reader = connect(READER, PASSWORD)) {
            List<Query> queries = Dashboards.statements("default", station);
            return queries.stream().collect(groupingBy(Query::panel, summingInt(query -> rows(reader, query.text()))));
        }
    }

    private static int rows(Connection reader, String query) {
        try (Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select entry from monitoring.trace",
                "select verifier from provisioning.stations",
                "select payload from transactions.transaction_events",
                "select id_token from transactions.transactions",
                "select request from security.commands",
                "select sha256 from security.api_key",
                "select record from monitoring.dead_letters",
                "delete from monitoring.connector",
                "create table provisioning.mine (id int)"
            })
    void theRoleMayDoNothingElse(String statement) throws SQLException {
        try (Connection reader = connect(READER, PASSWORD);
                Statement asked = reader.createStatement()) {
            asked.execute("set default_transaction_read_only = off");

            assertThatThrownBy(() -> asked.execute(statement)).hasMessageContaining("permission denied");
        }
    }
}
