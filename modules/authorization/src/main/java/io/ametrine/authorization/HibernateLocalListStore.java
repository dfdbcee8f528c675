package io.ametrine.authorization;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.AuthorizationData;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.SendLocalListRequest;
import io.ametrine.ocpp.v201.Update;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Local lists in PostgreSQL. They change by rare commands, so each change is written at once. */
final class HibernateLocalListStore implements LocalListStore {
    private static final MultiRow LIST = MultiRow.of("""
            insert into local_lists as known (tenant, station, version, last_update, last_outcome, updated_at)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (tenant, station) do update set
                version = coalesce(excluded.version, known.version),
                last_update = coalesce(excluded.last_update, known.last_update),
                last_outcome = coalesce(excluded.last_outcome, known.last_outcome),
                updated_at = excluded.updated_at
            """, "text", "text", "int4", "text", "text", "timestamptz");

    private static final MultiRow CACHE = MultiRow.of("""
            insert into local_lists (tenant, station, cache_outcome, cache_asked_at)
            select * from unnest(?, ?, ?, ?)
            on conflict (tenant, station) do update set
                cache_outcome = excluded.cache_outcome, cache_asked_at = excluded.cache_asked_at
            """, "text", "text", "text", "timestamptz");

    private static final MultiRow CLEARED = MultiRow.of("""
            delete from local_list_entries using unnest(?, ?) as list (tenant, station)
            where local_list_entries.tenant = list.tenant and local_list_entries.station = list.station
            """, "text", "text");

    private static final MultiRow REMOVED = MultiRow.of("""
            delete from local_list_entries using unnest(?, ?, ?) as gone (tenant, station, id)
            where local_list_entries.tenant = gone.tenant and local_list_entries.station = gone.station
              and local_list_entries.id = gone.id
            """, "text", "text", "text");

    private static final MultiRow ENTERED =
            MultiRow.of("""
            insert into local_list_entries (tenant, station, id, id_token, type, status, info, version)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, id) do update set
                id_token = excluded.id_token, status = excluded.status, info = excluded.info,
                version = excluded.version
            """, "text", "text", "text", "text", "text", "text", "json", "int4");

    @Override
    public void accepted(StationKey station, SendLocalListRequest list, Instant at) {
        note(station, Optional.of(list.versionNumber()), Optional.of(list), "Accepted", at);
        if (list.updateType() == Update.FULL) {
            CLEARED.write(List.of(station), key -> MultiRow.row(key.tenant(), key.station()));
        }
        Map<TokenId, AuthorizationData> entries = entries(station, list);
        List<TokenId> removed = entries.entrySet().stream()
                .filter(entry -> entry.getValue().idTokenInfo().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        List<AuthorizationData> entered = entries.values().stream()
                .filter(entry -> entry.idTokenInfo().isPresent())
                .toList();
        REMOVED.write(removed, id -> MultiRow.row(id.tenant(), station.station(), id.id()));
        ENTERED.write(entered, entry -> row(station, entry, list.versionNumber()));
    }

    @Override
    public void refused(StationKey station, SendLocalListRequest list, String outcome, Instant at) {
        note(station, Optional.empty(), Optional.of(list), outcome, at);
    }

    @Override
    public void version(StationKey station, int version, Instant at) {
        note(station, Optional.of(version), Optional.empty(), "Reported", at);
    }

    @Override
    public void cacheCleared(StationKey station, String outcome, Instant at) {
        CACHE.write(List.of(station), key -> MultiRow.row(key.tenant(), key.station(), outcome, at));
    }

    private static void note(
            StationKey station,
            Optional<Integer> version,
            Optional<SendLocalListRequest> list,
            String outcome,
            Instant at) {
        Optional<String> update = list.map(sent -> sent.updateType().wireName());
        LIST.write(List.of(station), key -> MultiRow.row(key.tenant(), key.station(), version, update, outcome, at));
    }

    /** A token named twice counts once, as named last. */
    private static Map<TokenId, AuthorizationData> entries(StationKey station, SendLocalListRequest list) {
        Map<TokenId, AuthorizationData> entries = new LinkedHashMap<>();
        list.localAuthorizationList()
                .orElse(List.of())
                .forEach(entry -> entries.put(TokenId.of(station.tenant(), entry.idToken()), entry));
        return entries;
    }

    private static @Nullable Object[] row(StationKey station, AuthorizationData entry, int version) {
        IdTokenInfo info = entry.idTokenInfo().orElseThrow();
        return MultiRow.row(
                station.tenant(),
                station.station(),
                TokenId.of(station.tenant(), entry.idToken()).id(),
                entry.idToken().idToken(),
                entry.idToken().type().wireName(),
                info.status().wireName(),
                new String(OcppJson.write(info), StandardCharsets.UTF_8),
                version);
    }
}
