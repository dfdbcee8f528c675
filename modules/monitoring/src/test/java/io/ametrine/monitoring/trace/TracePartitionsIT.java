package io.ametrine.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.runtime.StoreWorkbench;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracePartitionsIT {
    private static final Instant NOON = Instant.parse("2036-03-01T12:00:00Z");
    private static final TraceConfig ROOMY = new TraceConfig(Duration.ofDays(14), 1L << 40);

    private StoreWorkbench bench;

    @BeforeEach
    void empty() throws SQLException {
        bench = StoreWorkbench.open("monitoring");
        change(ddl -> {
            for (TracePartition partition : ddl.list()) {
                ddl.drop(partition);
            }
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void todayAndTomorrowAreMadeAhead() {
        partitions(ROOMY).maintain(NOON);

        assertThat(names()).containsExactly("trace_20360301_000000000000", "trace_20360302_000000000000");
    }

    @Test
    void aDayWithoutAPartitionGetsOneWhenItIsNeeded() {
        partitions(ROOMY).maintain(NOON);

        store(partitions(ROOMY), NOON.minus(3, ChronoUnit.DAYS), 1);

        assertThat(names()).first().isEqualTo("trace_20360227_000000000000");
    }

    @Test
    void whatIsOlderThanTheRetentionIsDropped() {
        TracePartitions partitions = partitions(ROOMY);
        IntStream.rangeClosed(0, 20).forEach(day -> store(partitions, NOON.minus(day, ChronoUnit.DAYS), 1));

        partitions.maintain(NOON);

        assertThat(names()).first().isEqualTo("trace_20360216_000000000000");
        assertThat(names()).hasSize(16);
    }

    @Test
    void aPartitionThatGrowsTooLargeIsContinuedInANewOne() {
        TracePartitions partitions = partitions(new TraceConfig(Duration.ofDays(14), 1L << 20));
        partitions.maintain(NOON);
        store(partitions, NOON, 2_000);

        partitions.maintain(NOON);
        store(partitions, NOON.plusSeconds(60), 10);
        store(partitions, NOON.minusSeconds(60), 10);

        assertThat(list()).hasSize(3);
        assertThat(list().getFirst().to())
                .isBefore(NOON.plusSeconds(10))
                .isEqualTo(list().get(1).from());
    }

    @Test
    void theOldestGoWhenThereIsTooMuch() {
        TracePartitions partitions = partitions(new TraceConfig(Duration.ofDays(14), 1L << 20));
        IntStream.rangeClosed(1, 5).forEach(day -> store(partitions, NOON.minus(day, ChronoUnit.DAYS), 2_000));

        partitions.maintain(NOON);

        assertThat(list().stream().mapToLong(TracePartition::bytes).sum()).isLessThanOrEqualTo(1L << 20);
        assertThat(list()).anyMatch(partition -> partition.holds(NOON));
    }

    @Test
    void aLateRowWhosePartOfTheDayWasDroppedFindsAPlaceBesideTheOthers() {
        TracePartitions partitions = partitions(new TraceConfig(Duration.ofDays(14), 1L << 20));
        partitions.maintain(NOON);
        store(partitions, NOON, 6_000);
        partitions.maintain(NOON);
        partitions.maintain(NOON.plusSeconds(60));

        store(partitions, NOON.minusSeconds(60), 1);

        assertThat(list()).isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
        assertThat(list()).anyMatch(partition -> partition.holds(NOON.minusSeconds(60)));
    }

    private TracePartitions partitions(TraceConfig config) {
        return new TracePartitions(bench.database(), config);
    }

    private void store(TracePartitions partitions, Instant from, int rows) {
        TraceRecorder recorder = new TraceRecorder(new PostgresTraceStore(partitions));
        bench.batch(() -> recorder.handle(IntStream.range(0, rows)
                .mapToObj(index ->
                        TraceRecords.exchange("tenant-a/CS1", from.plusMillis(index), "Authorize", "ok".repeat(50)))
                .toList()));
    }

    private List<String> names() {
        return list().stream().map(TracePartition::name).toList();
    }

    private List<TracePartition> list() {
        try (Connection connection = bench.database().connect()) {
            List<TracePartition> partitions = new TracePartitionDdl(connection).list();
            connection.rollback();
            return partitions;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void change(Change change) throws SQLException {
        try (Connection connection = bench.database().connect()) {
            change.with(new TracePartitionDdl(connection));
            connection.commit();
        }
    }

    private interface Change {
        void with(TracePartitionDdl ddl) throws SQLException;
    }
}
