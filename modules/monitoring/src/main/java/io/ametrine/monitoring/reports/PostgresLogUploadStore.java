package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.platform.database.MultiRow;
import java.util.List;

/** Log uploads in PostgreSQL. They are rare: each status is written at once. */
public final class PostgresLogUploadStore implements LogUploadStore {
    private static final MultiRow UPSERT = MultiRow.of("""
            insert into log_upload (tenant, station, request_id, status, first_at, last_at)
            select tenant, station, request_id, status, at, at
            from unnest(?, ?, ?, ?, ?) as given(tenant, station, request_id, status, at)
            on conflict (tenant, station, request_id, status) do update
            set first_at = least(log_upload.first_at, excluded.first_at),
                last_at = greatest(log_upload.last_at, excluded.last_at)
            """, "text", "text", "int4", "text", "timestamptz");

    @Override
    public void add(LogUploadStatus status) {
        UPSERT.write(
                List.of(status),
                given -> row(
                        given.station().tenant(),
                        given.station().station(),
                        given.requestId(),
                        given.status(),
                        given.at()));
    }
}
