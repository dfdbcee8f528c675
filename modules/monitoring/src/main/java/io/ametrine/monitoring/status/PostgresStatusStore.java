package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.ArrayList;
import java.util.List;

/** Connector reports in PostgreSQL: one statement per batch. Only a report that is new may move the current state. */
public final class PostgresStatusStore implements StatusStore, BatchStore {
    private static final MultiRow INSERT =
            MultiRow.of("""
            with fresh as (
                insert into connector_status
                    (tenant, station, evse_id, connector_id, since, status, received_at)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                returning *)
            insert into connector (tenant, station, evse_id, connector_id, since, status, received_at)
            select distinct on (tenant, station, evse_id, connector_id)
                tenant, station, evse_id, connector_id, since, status, received_at
            from fresh
            order by tenant, station, evse_id, connector_id, since desc, arrival desc
            on conflict (tenant, station, evse_id, connector_id) do update
            set since = excluded.since, status = excluded.status, received_at = excluded.received_at
            where excluded.since >= connector.since
            """, "text", "text", "int4", "int4", "timestamptz", "text", "timestamptz");

    private final BatchLocal<List<ConnectorReport>> reports = BatchLocal.of(ArrayList::new);

    @Override
    public void add(ConnectorReport report) {
        reports.get().add(report);
    }

    @Override
    public void flush() {
        INSERT.write(
                reports.get(),
                report -> row(
                        report.station().tenant(),
                        report.station().station(),
                        report.evseId(),
                        report.connectorId(),
                        report.since(),
                        report.status(),
                        report.receivedAt()));
        reports.get().clear();
    }
}
