package io.ametrine.transactions;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.transactions.energy.Times;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remote requests in PostgreSQL. A command has one row, which its last outcome fills. */
final class SqlRemoteRequestStore implements RemoteRequestStore, BatchStore {
    private static final MultiRow UPSERT = MultiRow.of(
            """
            insert into remote_requests (tenant, station, command_id, kind, remote_start_id, transaction_id, evse_id,
              id_token, id_token_type, requested_at, caller, outcome)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, command_id) do update
              set outcome = excluded.outcome, transaction_id = excluded.transaction_id
            """, "text", "text", "text", "text", "int4", "text", "int4", "text", "text", "timestamptz", "text", "text");

    private final BatchLocal<Map<String, RemoteRequest>> changed = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void save(RemoteRequest request) {
        changed.get().put(request.commandId(), request);
    }

    @Override
    public boolean handedOut(StationKey station, Token token) {
        boolean pending = changed.get().values().stream().anyMatch(request -> request.handedOut(station, token));
        return pending || stored(station, token);
    }

    private static boolean stored(StationKey station, Token token) {
        Select select = Select.of(
                """
                select 1 from remote_requests
                where tenant = ? and station = ? and kind = 'start' and outcome = 'Accepted'
                  and lower(id_token) = lower(?) and id_token_type = ? limit 1
                """,
                station.tenant(),
                station.station(),
                token.idToken(),
                token.type().wireName());
        return !Rows.list(select, row -> row.getInt(1)).isEmpty();
    }

    @Override
    public void flush() {
        UPSERT.write(changed.get().values(), SqlRemoteRequestStore::row);
        changed.get().clear();
    }

    private static @Nullable Object[] row(RemoteRequest request) {
        return MultiRow.row(
                request.station().tenant(),
                request.station().station(),
                request.commandId(),
                request.kind().name().toLowerCase(Locale.ROOT),
                request.remoteStartId(),
                request.transactionId(),
                request.evseId(),
                request.idToken().map(Token::idToken),
                request.idToken().map(token -> token.type().wireName()),
                Times.stored(request.requestedAt()),
                request.caller(),
                request.outcome());
    }
}
