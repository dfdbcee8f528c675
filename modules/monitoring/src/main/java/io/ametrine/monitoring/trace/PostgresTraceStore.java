package io.ametrine.monitoring.trace;

import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** The trace in PostgreSQL: each batch is one COPY. */
public final class PostgresTraceStore implements TraceStore {
    private static final String COPY = """
            copy trace (tenant, station, at, topic_partition, topic_offset,
                action, verdict, error_code, message_id, entry) from stdin""";

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
        CopyText text = new CopyText(rows.size() * 1_000);
        rows.forEach(row -> text.row(
                row.station().tenant(),
                row.station().station(),
                row.at(),
                row.partition(),
                row.offset(),
                row.action(),
                row.verdict(),
                row.errorCode(),
                row.messageId(),
                row.entry()));
        copy(UnitOfWork.current().connection(), text.toString());
    }

    private static void copy(Connection connection, String text) {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text));
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
