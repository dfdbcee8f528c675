package io.ametrine.monitoring.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusStoreIT {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<String> STATES = List.of("Available", "Occupied", "Occupied", "Unavailable", "Faulted");
    private static final PostgresStatusStore STORE = new PostgresStatusStore();
    private static StoreWorkbench bench;

    private final StationKey station = new StationKey("tenant-a", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring", STORE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void theNewestReportIsTheCurrentState() {
        store(report(1, 0, "Available"), report(2, 0, "Available"), report(1, 60, "Occupied"));

        assertThat(current()).extracting(ConnectorState::evseId).containsExactly(1, 2);
        assertThat(current()).extracting(ConnectorState::status).containsExactly("Occupied", "Available");
    }

    @Test
    void aLateReportEntersTheHistoryAtItsPlaceAndLeavesTheCurrentStateAlone() {
        store(report(1, 0, "Available"), report(1, 120, "Available"));

        store(report(1, 60, "Occupied"));

        assertThat(current().getFirst().since()).isEqualTo(START.plusSeconds(120));
        assertThat(history())
                .containsExactly(
                        interval("Available", 120, Optional.empty()),
                        interval("Occupied", 60, Optional.of(120)),
                        interval("Available", 0, Optional.of(60)));
    }

    @Test
    void repeatedReportsChangeNothing() {
        store(report(1, 0, "Available"), report(1, 60, "Occupied"), report(1, 60, "Occupied"));

        store(report(1, 60, "Occupied"), report(1, 0, "Available"));

        assertThat(history())
                .containsExactly(interval("Occupied", 60, Optional.empty()), interval("Available", 0, Optional.of(60)));
    }

    @Test
    void ofTwoReportsWithOneTimeTheOneThatCameLaterCountsAndItsRepetitionDoesNot() {
        store(report(1, 0, "Available"), report(1, 0, "Occupied"));

        store(report(1, 0, "Available"));

        assertThat(current()).extracting(ConnectorState::status).containsExactly("Occupied");
        assertThat(history()).hasSize(2);
    }

    @Test
    void shuffledRepeatedAndSplitReportsGiveTheSameHistory() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            StationKey shuffled = new StationKey("tenant-a", "CS-" + UUID.randomUUID());
            List<ConnectorReport> reports = new ArrayList<>(IntStream.range(0, 12)
                    .mapToObj(index -> report(shuffled, 1, index * 10, STATES.get(index % STATES.size())))
                    .toList());
            reports.addAll(List.copyOf(reports).subList(0, random.nextInt(12)));
            Collections.shuffle(reports, random);

            inRandomBatches(reports, random);

            assertThat(history(shuffled)).as("seed %d", seed).isEqualTo(expected());
            assertThat(currentOf(shuffled)).extracting(ConnectorState::status).containsExactly(STATES.get(11 % 5));
        }
    }

    private static void inRandomBatches(List<ConnectorReport> reports, Random random) {
        int from = 0;
        while (from < reports.size()) {
            int to = Math.min(reports.size(), from + 1 + random.nextInt(6));
            List<ConnectorReport> batch = reports.subList(from, to);
            bench.batch(() -> batch.forEach(STORE::add));
            from = to;
        }
    }

    private static List<ConnectorInterval> expected() {
        return IntStream.range(0, 12)
                .mapToObj(index -> interval(
                        STATES.get(index % STATES.size()),
                        index * 10,
                        index == 11 ? Optional.empty() : Optional.of((index + 1) * 10)))
                .toList()
                .reversed();
    }

    @Test
    void pagesOfTheHistoryLeaveNothingOutAndRepeatNothing() {
        store(IntStream.range(0, 7)
                .mapToObj(index -> report(1 + index % 2, index / 2, "Available"))
                .toArray(ConnectorReport[]::new));

        List<ConnectorInterval> read = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            Page<ConnectorInterval> page = page(StoreWorkbench.admin("tenant-a"), station, 2, cursor);
            read.addAll(page.items());
            cursor = page.next().map(Cursor::valueOf);
        } while (cursor.isPresent());

        assertThat(read).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void anotherTenantSeesNothingEvenWhenAskingForIt() {
        store(report(1, 0, "Available"));
        Caller other = StoreWorkbench.admin("tenant-b");

        assertThat(resource().current(other, station.station())).isEmpty();
        assertThat(page(other, station, 50, Optional.empty()).items()).isEmpty();
        List<String> stolen = bench.transactor()
                .read(
                        other,
                        session -> Select.of("select station from connector_status where tenant = 'tenant-a'")
                                .list(session, row -> row.getString("station")));
        assertThat(stolen).isEmpty();
    }

    private void store(ConnectorReport... reports) {
        bench.batch(() -> List.of(reports).forEach(STORE::add));
    }

    private List<ConnectorState> current() {
        return currentOf(station);
    }

    private List<ConnectorState> currentOf(StationKey of) {
        return resource().current(StoreWorkbench.admin("tenant-a"), of.station());
    }

    private List<ConnectorInterval> history() {
        return history(station);
    }

    private List<ConnectorInterval> history(StationKey of) {
        return page(StoreWorkbench.admin("tenant-a"), of, 50, Optional.empty()).items();
    }

    private Page<ConnectorInterval> page(Caller caller, StationKey of, int limit, Optional<Cursor> cursor) {
        return resource()
                .history(
                        caller,
                        of.station(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(limit),
                        cursor);
    }

    private ConnectorReport report(int evse, int second, String status) {
        return report(station, evse, second, status);
    }

    private static ConnectorReport report(StationKey of, int evse, int second, String status) {
        return new ConnectorReport(of, evse, 1, START.plusSeconds(second), status, START);
    }

    private static ConnectorInterval interval(String status, int second, Optional<Integer> until) {
        return new ConnectorInterval(1, 1, status, START.plusSeconds(second), until.map(START::plusSeconds), START);
    }

    private static StatusResource resource() {
        return new StatusResource(bench.transactor());
    }
}
