package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Presences in PostgreSQL: whatever a batch brings, one statement per kind of change. Rows are written in order of their keys. */
final class HibernatePresenceStore implements PresenceStore, BatchStore {
    private static final MultiRow CHANGES = MultiRow.of(
            """
            insert into presences as known (tenant, station, epoch, online, online_since, offline_since, last_seen,
                                            node, protocol, remote_address, offline_reason)
            select tenant, station, epoch, online, online_since, offline_since, online_since,
                   node, protocol, remote_address, offline_reason
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as changed (tenant, station, epoch, online, online_since,
                   offline_since, node, protocol, remote_address, offline_reason)
            on conflict (tenant, station) do update set
                epoch = excluded.epoch,
                online = excluded.online,
                online_since = coalesce(excluded.online_since, known.online_since),
                offline_since = excluded.offline_since,
                last_seen = greatest(excluded.last_seen, known.last_seen),
                node = coalesce(excluded.node, known.node),
                protocol = coalesce(excluded.protocol, known.protocol),
                remote_address = coalesce(excluded.remote_address, known.remote_address),
                offline_reason = excluded.offline_reason
            where excluded.epoch > known.epoch or (excluded.epoch = known.epoch and not excluded.online)
            """, "text", "text", "int8", "bool", "timestamptz", "timestamptz", "text", "text", "text", "text");

    private static final MultiRow SEEN = MultiRow.of("""
            update presences set last_seen = greatest(presences.last_seen, heard.at)
            from unnest(?, ?, ?) as heard (tenant, station, at)
            where presences.tenant = heard.tenant and presences.station = heard.station
            """, "text", "text", "timestamptz");

    private static final MultiRow REFUSED = MultiRow.of("""
            update presences set refused_at = refusal.at, refused_reason = refusal.reason,
                   refused_address = refusal.address
            from unnest(?, ?, ?, ?, ?) as refusal (tenant, station, at, reason, address)
            where presences.tenant = refusal.tenant and presences.station = refusal.station
              and (presences.refused_at is null or presences.refused_at <= refusal.at)
            """, "text", "text", "timestamptz", "text", "text");

    private final BatchLocal<Working> working = BatchLocal.of(Working::new);

    @Override
    public void change(PresenceChange change) {
        working.get()
                .changes
                .merge(
                        new StationKey(change.tenant(), change.station()).key(),
                        change,
                        (earlier, later) -> later.after(earlier));
    }

    @Override
    public void seen(StationKey station, Instant at) {
        working.get().seen.merge(station.key(), at, (one, other) -> one.isBefore(other) ? other : one);
    }

    @Override
    public void refused(StationKey station, Refused refused) {
        working.get().refusals.put(station.key(), refused);
    }

    @Override
    public void flush() {
        Working rows = working.get();
        CHANGES.write(rows.changes.values(), HibernatePresenceStore::row);
        SEEN.write(rows.seen.entrySet(), HibernatePresenceStore::seenRow);
        REFUSED.write(rows.refusals.entrySet(), HibernatePresenceStore::refusedRow);
        rows.clear();
    }

    private static @Nullable Object[] row(PresenceChange change) {
        return MultiRow.row(
                change.tenant(),
                change.station(),
                change.epoch(),
                change.online(),
                change.onlineSince(),
                change.offlineSince(),
                change.node(),
                change.protocol(),
                change.remoteAddress(),
                change.offlineReason());
    }

    private static @Nullable Object[] seenRow(Map.Entry<String, Instant> seen) {
        StationKey station = StationKey.parse(seen.getKey());
        return MultiRow.row(station.tenant(), station.station(), seen.getValue());
    }

    private static @Nullable Object[] refusedRow(Map.Entry<String, Refused> refusal) {
        StationKey station = StationKey.parse(refusal.getKey());
        Refused refused = refusal.getValue();
        return MultiRow.row(
                station.tenant(), station.station(), refused.at(), refused.reason(), refused.remoteAddress());
    }

    /** What this unit of work still has to write. */
    private static final class Working {
        private final Map<String, PresenceChange> changes = new TreeMap<>();
        private final Map<String, Instant> seen = new TreeMap<>();
        private final Map<String, Refused> refusals = new TreeMap<>();

        private void clear() {
            changes.clear();
            seen.clear();
            refusals.clear();
        }
    }
}
