package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.monitoring.status.Connection.Beginning;
import io.ametrine.monitoring.status.Connection.End;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connections in PostgreSQL: one row per session, one statement per batch. */
public final class PostgresConnectionStore implements ConnectionStore, BatchStore {
    private static final MultiRow UPSERT = MultiRow.of(
            """
            insert into connectivity as known
                (tenant, station, epoch, session, node, protocol, remote_address,
                 connected_at, disconnected_at, disconnect_reason)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, epoch) do update
            set protocol = coalesce(known.protocol, excluded.protocol),
                remote_address = coalesce(known.remote_address, excluded.remote_address),
                connected_at = coalesce(known.connected_at, excluded.connected_at),
                disconnect_reason = case when excluded.disconnected_at < known.disconnected_at
                    then excluded.disconnect_reason
                    else coalesce(known.disconnect_reason, excluded.disconnect_reason) end,
                disconnected_at = least(known.disconnected_at, excluded.disconnected_at)
            """, "text", "text", "int8", "uuid", "text", "text", "text", "timestamptz", "timestamptz", "text");

    private final BatchLocal<Map<Connection.Key, Connection>> news = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void add(Connection connection) {
        news.get().merge(connection.key(), connection, Connection::and);
    }

    @Override
    public void flush() {
        UPSERT.write(
                news.get().values(),
                connection -> row(
                        connection.station().tenant(),
                        connection.station().station(),
                        connection.epoch(),
                        connection.session(),
                        connection.node(),
                        connection.beginning().map(Beginning::protocol),
                        connection.beginning().map(Beginning::remoteAddress),
                        connection.beginning().map(Beginning::at),
                        connection.end().map(End::at),
                        connection.end().map(End::reason)));
        news.get().clear();
    }
}
