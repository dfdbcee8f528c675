package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import io.ametrine.standalone.MetricsPage.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/metrics.md against what the services tell after a session. */
class MetricsPageIT {
    private static final MetricsPage PAGE = MetricsPage.read();
    private static final Set<String> OF_PROMETHEUS = Set.of("service", "le", "quantile");
    private static final String STATION = "measured";

    private static final SimulatedStations STATIONS = new SimulatedStations();

    static Set<String> services() {
        return new TreeSet<>(SharedInstallation.running().metricsUrls().keySet());
    }

    @BeforeAll
    static void session() {
        Operator operator = SharedInstallation.operator();
        operator.registerStation(STATION, SimulatedStations.PASSWORD);
        operator.registerToken("CAFE0009");
        Station station = STATIONS.connect(SharedInstallation.running().stationUrl(), STATION);
        await(station.startCharging(1, IdToken.rfid("CAFE0009")));
        await(station.stopCharging(1));
        assertThat(operator.command(STATION, "TriggerMessage", "{\"requestedMessage\": \"Heartbeat\"}")
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void disconnect() {
        STATIONS.close();
    }

    @ParameterizedTest
    @MethodSource("services")
    void thePageNamesWhatAServiceTellsAndNothingElse(String service) {
        Set<String> told = Scrape.of(service).types().keySet();

        assertThat(PAGE.families(service, true)).as("the page").containsAll(told);
        assertThat(told).as("the service").containsAll(PAGE.families(service, false));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everySeriesIsOfTheTypeAndHasTheLabelsThatThePageSays(String service) {
        Scrape scrape = Scrape.of(service);
        Map<String, String> types = scrape.types();

        for (Row row : PAGE.of(service)) {
            if (types.containsKey(row.name())) {
                assertThat(types.get(row.name())).as(row.name()).isEqualTo(row.type());
            }
            for (Scrape.Sample sample : scrape.samples(row.name())) {
                Set<String> names = new HashSet<>(sample.labels().keySet());
                names.removeAll(OF_PROMETHEUS);
                assertThat(names).as(row.name()).isEqualTo(row.labels().keySet());
                assertThat(sample.labels()).as(row.name()).containsEntry("service", service);
                row.labels()
                        .forEach((label, values) -> assertThat(values)
                                .as(row.name() + " " + label)
                                .matches(known -> isAmong(known, sample.labels().getOrDefault(label, ""))));
            }
        }
    }

    private static boolean isAmong(Optional<Set<String>> known, String value) {
        return known.map(values -> values.contains(value)).orElse(true);
    }

    @Test
    void aSessionIsCountedWhereItPasses() {
        Scrape node = Scrape.of("central-system");
        Scrape module = Scrape.of("transactions");

        assertThat(node.samples("ametrine_station_connections"))
                .anySatisfy(sample -> assertThat(sample.labels())
                        .containsEntry("tenant", "default")
                        .containsEntry("protocol", "ocpp2.0.1")
                        .containsEntry("security_profile", "1")
                        .containsEntry("vendor", "Ametrine"));
        assertThat(hops(node)).containsExactlyInAnyOrder("edge", "kafka_out");
        assertThat(hops(module)).containsExactlyInAnyOrder("kafka_in", "wait", "handle", "commit", "publish");
        assertThat(node.sum("ametrine_station_frames_total")).isGreaterThan(8);
        assertThat(node.sum("ametrine_station_answer_seconds_count")).isGreaterThan(3);
        assertThat(module.sum("ametrine_commands_total")).isPositive();
        assertThat(module.sum("hikaricp_connections_max")).isEqualTo(10);
        assertThat(module.sum("ametrine_kafka_consumer_records_total")).isPositive();
        assertThat(node.sum("ametrine_kafka_producer_records_total")).isPositive();
        assertThat(node.sum("ametrine_registry_seconds_count")).isPositive();
    }

    @Test
    void nothingIsBehindOnceAllIsStored() {
        await().untilAsserted(() -> {
            Scrape module = Scrape.of("transactions");
            assertThat(module.sum("ametrine_partitions_assigned")).isEqualTo(4);
            assertThat(module.sum("ametrine_consumer_lag_records")).isZero();
        });
    }

    private static Set<String> hops(Scrape scrape) {
        List<Scrape.Sample> samples = scrape.samples("ametrine_hop_seconds");
        return samples.stream()
                .filter(sample -> sample.name().endsWith("_count") && sample.value() > 0)
                .map(sample -> sample.labels().getOrDefault("hop", ""))
                .collect(Collectors.toSet());
    }
}
