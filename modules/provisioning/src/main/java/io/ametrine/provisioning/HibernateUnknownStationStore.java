package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unknown stations in PostgreSQL; when a tenant's list is full, those that were not seen for longest make room. */
final class HibernateUnknownStationStore implements UnknownStationStore, BatchStore {
    private static final MultiRow ATTEMPTS =
            MultiRow.of("""
            insert into unknown_stations as known (tenant, station, first_seen, last_seen, attempts,
                                                   remote_address, reason)
            select attempt.* from unnest(?, ?, ?, ?, ?, ?, ?) as attempt (tenant, station, first_seen, last_seen,
                   attempts, remote_address, reason)
            where not exists (select from stations
                              where stations.tenant = attempt.tenant and stations.station = attempt.station
                                and not stations.deleted)
            on conflict (tenant, station) do update set
                last_seen = greatest(known.last_seen, excluded.last_seen),
                attempts = known.attempts + excluded.attempts,
                remote_address = coalesce(nullif(excluded.remote_address, ''), known.remote_address),
                reason = excluded.reason
            """, "text", "text", "timestamptz", "timestamptz", "int8", "text", "text");

    private static final MultiRow CROWD = MultiRow.of("""
            delete from unknown_stations where ctid = any (array(
                select crowd.ctid from unnest(?) as full_list (tenant)
                cross join lateral (
                    select ctid from unknown_stations where unknown_stations.tenant = full_list.tenant
                    order by last_seen desc offset %d for update skip locked) as crowd))
            """.formatted(PER_TENANT), "text");

    private final BatchLocal<Map<StationId, UnknownStation>> attempts = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void note(UnknownStation attempt) {
        attempts.get().merge(attempt.id(), attempt, UnknownStation::plus);
    }

    @Override
    public void flush() {
        Map<StationId, UnknownStation> noted = attempts.get();
        ATTEMPTS.write(noted.values(), HibernateUnknownStationStore::row);
        List<String> tenants =
                noted.keySet().stream().map(StationId::tenant).distinct().toList();
        CROWD.write(tenants, MultiRow::row);
        noted.clear();
    }

    private static @Nullable Object[] row(UnknownStation attempt) {
        return MultiRow.row(
                attempt.tenant(),
                attempt.station(),
                attempt.firstSeen(),
                attempt.lastSeen(),
                attempt.attempts(),
                attempt.remoteAddress(),
                attempt.reason());
    }
}
