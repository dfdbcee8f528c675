package io.ametrine.monitoring.trace;

import static io.ametrine.platform.database.Select.instant;

import io.ametrine.platform.database.Select;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The statements that make, split and drop partitions, in one transaction. None waits long for a lock: trying later is fine. */
final class TracePartitionDdl {
    private static final String LOCK = "hashtextextended('ametrine.trace.partitions', 0)";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'trace_'uuuuMMdd_HHmmssSSSSSS").withZone(ZoneOffset.UTC);

    /** Rows are never changed, and gone with their partition: there is nothing to vacuum, and little to learn from them. */
    private static final String QUIET =
            "autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000";

    private final Connection connection;

    TracePartitionDdl(Connection connection) throws SQLException {
        this.connection = connection;
        execute("set local lock_timeout = '3s'");
    }

    /** What a new partition may hold without overlapping another. */
    record Gap(Instant from, Instant to) {}

    void lock() throws SQLException {
        Select.of("select pg_advisory_xact_lock(" + LOCK + ")").list(connection, _ -> true);
    }

    boolean tryLock() throws SQLException {
        return Select.of("select pg_try_advisory_xact_lock(" + LOCK + ")")
                .list(connection, row -> row.getBoolean(1))
                .getFirst();
    }

    boolean covers(Instant time) throws SQLException {
        return !Select.of("select 1 from trace_partition where from_at <= ? and to_at > ?", time, time)
                .list(connection, _ -> true)
                .isEmpty();
    }

    Gap gapAround(Instant time, Instant earliest, Instant latest) throws SQLException {
        return Select.of("""
                        select
                            (select greatest(max(to_at), ?) from trace_partition where to_at <= ?) as from_at,
                            (select least(min(from_at), ?) from trace_partition where from_at > ?) as to_at
                        """, earliest, time, latest, time)
                .list(connection, row -> new Gap(instant(row, "from_at"), instant(row, "to_at")))
                .getFirst();
    }

    /** Attaching, unlike creating in place, lets readers and writers of the other partitions go on. */
    void create(Gap gap) throws SQLException {
        String name = NAME.format(gap.from());
        execute("create table %s (like trace including defaults including constraints) with (%s)"
                .formatted(name, QUIET));
        execute("alter table %s alter column entry set statistics 0".formatted(name)); // nobody searches in it
        attach(name, gap);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into trace_partition (name, from_at, to_at) values (?, ?, ?)")) {
            insert.setString(1, name);
            insert.setObject(2, gap.from().atOffset(ZoneOffset.UTC));
            insert.setObject(3, gap.to().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Ends the partition after its newest row and continues in a new one; returns where. */
    Instant split(TracePartition partition, Instant now) throws SQLException {
        execute("alter table trace detach partition " + partition.name());
        Instant newest = Select.of("select coalesce(max(at), ?) as at from " + partition.name(), now)
                .list(connection, row -> instant(row, "at"))
                .getFirst();
        Instant cut = newest.plus(1, ChronoUnit.MICROS);
        attach(partition.name(), new Gap(partition.from(), cut));
        try (PreparedStatement update =
                connection.prepareStatement("update trace_partition set to_at = ? where name = ?")) {
            update.setObject(1, cut.atOffset(ZoneOffset.UTC));
            update.setString(2, partition.name());
            update.executeUpdate();
        }
        create(new Gap(cut, partition.to()));
        return cut;
    }

    void drop(TracePartition partition) throws SQLException {
        execute("drop table if exists " + partition.name());
        execute("delete from trace_partition where name = '" + partition.name() + "'");
    }

    /** All of them, oldest first. */
    List<TracePartition> list() throws SQLException {
        return Select.of("""
                        select name, from_at, to_at, coalesce(pg_total_relation_size(to_regclass(name)), 0) as bytes
                        from trace_partition order by from_at""")
                .list(
                        connection,
                        row -> new TracePartition(
                                row.getString("name"),
                                instant(row, "from_at"),
                                instant(row, "to_at"),
                                row.getLong("bytes")));
    }

    private void attach(String name, Gap gap) throws SQLException {
        execute("alter table trace attach partition %s for values from ('%s') to ('%s')"
                .formatted(name, gap.from(), gap.to()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
