package io.ametrine.monitoring.trace;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trace's partitions: one per day, made ahead; a day that grows beyond a quarter of the limit is continued in a new one, so
 * that dropping whole partitions keeps the limit. All changes are made under one advisory lock, in transactions of their own.
 */
public final class TracePartitions {
    private static final Logger LOG = LoggerFactory.getLogger(TracePartitions.class);
    private static final long MOST_PER_PARTITION = 1L << 30;

    private final Database database;
    private final TraceConfig config;
    private final ConcurrentNavigableMap<Instant, Instant> known = new ConcurrentSkipListMap<>();

    public TracePartitions(Database database, TraceConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Makes the partitions that rows of these times need. */
    void ensure(Collection<Instant> times) {
        times.stream()
                .filter(time -> !covered(time))
                .forEach(time -> change(ddl -> {
                    ddl.lock();
                    if (!ddl.covers(time)) {
                        Instant day = time.truncatedTo(ChronoUnit.DAYS);
                        ddl.create(ddl.gapAround(time, day, day.plus(1, ChronoUnit.DAYS)));
                    }
                    learn(ddl.list());
                }));
    }

    /** Makes tomorrow's partition, continues one that is full, drops what is too old or too much. */
    public void maintain(Instant now) {
        ensure(List.of(now, now.plus(Duration.ofDays(1))));
        change(ddl -> {
            if (ddl.tryLock()) {
                split(ddl, now);
                expire(ddl, now);
            }
            learn(ddl.list());
        });
    }

    private void split(TracePartitionDdl ddl, Instant now) throws SQLException {
        long most = Math.min(config.maxBytes() / 4, MOST_PER_PARTITION);
        for (TracePartition partition : ddl.list()) {
            if (partition.holds(now) && partition.bytes() > most) {
                Instant cut = ddl.split(partition, now);
                LOG.info("trace partition continued name={} bytes={} at={}", partition.name(), partition.bytes(), cut);
            }
        }
    }

    private void expire(TracePartitionDdl ddl, Instant now) throws SQLException {
        List<TracePartition> partitions = ddl.list();
        long total = partitions.stream().mapToLong(TracePartition::bytes).sum();
        for (TracePartition oldest : partitions) {
            boolean old = !oldest.to().isAfter(now.minus(config.retention()));
            boolean over = total > config.maxBytes() && !oldest.to().isAfter(now);
            if (old || over) {
                ddl.drop(oldest);
                total -= oldest.bytes();
                LOG.info(
                        "trace partition dropped name={} bytes={} reason={}",
                        oldest.name(),
                        oldest.bytes(),
                        old ? "age" : "size");
            }
        }
    }

    private boolean covered(Instant time) {
        var partition = known.floorEntry(time);
        return partition != null && time.isBefore(partition.getValue());
    }

    private void learn(List<TracePartition> partitions) {
        known.clear();
        partitions.forEach(partition -> known.put(partition.from(), partition.to()));
    }

    private void change(Change change) {
        try (Connection connection = database.connect()) {
            try {
                change.with(new TracePartitionDdl(connection));
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                known.clear();
                connection.rollback();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    @FunctionalInterface
    private interface Change {
        void with(TracePartitionDdl ddl) throws SQLException;
    }
}
