package io.ametrine.monitoring.trace;

import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** The trace in PostgreSQL: each batch is one COPY. */
public final class PostgresTraceStore implements TraceStore {
    private static final String COPY = """
            copy trace (tenant, station, at, topic_partition, topic_offset,
                action, verdict, error_code, message_id, entry) from stdin (format binary)""";

    private final TracePartitions partitions;

    public PostgresTraceStore(TracePartitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public void add(List<TraceRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        partitions.ensure(rows.stream().map(TraceRow::at).toList());
        BinaryCopy copy = new BinaryCopy(10, rows.size() * 1_000);
        rows.forEach(row -> copy.row()
                .value(row.station().tenant())
                .value(row.station().station())
                .value(row.at())
                .value(row.partition())
                .value(row.offset())
                .value(row.action())
                .value(row.verdict())
                .value(row.errorCode())
                .value(row.messageId())
                .value(row.entry()));
        copy(UnitOfWork.current().connection(), copy.end());
    }

    private static void copy(Connection connection, byte[] rows) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(rows), rows.length);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
