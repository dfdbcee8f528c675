package io.ametrine.smartcharging;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.ChargingProfile;
import io.ametrine.ocpp.v201.ChargingProfilePurpose;
import io.ametrine.ocpp.v201.ClearChargingProfile;
import io.ametrine.ocpp.v201.ClearChargingProfileRequest;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.platform.runtime.Station;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charging profiles in PostgreSQL: the profiles of a whole batch of reports in one statement. */
public final class PostgresProfileStore implements ProfileStore, BatchStore {
    private static final MultiRow UPSERT = MultiRow.of(
            """
            insert into charging_profile as known
                (tenant, station, profile_id, evse_id, source, purpose, stack_level, kind, transaction_id,
                 valid_from, valid_to, profile, known_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, profile_id) do update
            set (evse_id, source, purpose, stack_level, kind, transaction_id, valid_from, valid_to, profile, known_at) =
                (excluded.evse_id, excluded.source, excluded.purpose, excluded.stack_level, excluded.kind,
                 excluded.transaction_id, excluded.valid_from, excluded.valid_to, excluded.profile, excluded.known_at)
            where excluded.known_at >= known.known_at
            """,
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "int4",
            "text",
            "text",
            "timestamptz",
            "timestamptz",
            "json",
            "timestamptz");

    /** Limits from elsewhere cannot be cleared by us; an id names a profile alone, else all given criteria must hold (K10). */
    private static final MultiRow CLEAR =
            MultiRow.of("""
            delete from charging_profile known
            using unnest(?, ?, ?, ?, ?, ?, ?) as given(tenant, station, at, profile_id, evse_id, purpose, stack_level)
            where known.tenant = given.tenant and known.station = given.station and known.known_at <= given.at
              and known.purpose <> 'ChargingStationExternalConstraints'
              and case when given.profile_id is not null then known.profile_id = given.profile_id
                  else known.evse_id = coalesce(given.evse_id, known.evse_id)
                   and known.purpose = coalesce(given.purpose, known.purpose)
                   and known.stack_level = coalesce(given.stack_level, known.stack_level) end
            """, "text", "text", "timestamptz", "int4", "int4", "text", "int4");

    private final BatchLocal<Map<Key, StationProfile>> profiles = BatchLocal.of(LinkedHashMap::new);

    private record Key(StationKey station, int id) {}

    @Override
    public void put(StationProfile profile) {
        profiles.get().put(new Key(profile.station().key(), profile.profile().id()), profile);
    }

    /** Clearing is rare; what was put before is written first. */
    @Override
    public void clear(Station station, ClearChargingProfileRequest request) {
        flush();
        Optional<ClearChargingProfile> criteria = request.chargingProfileCriteria();
        CLEAR.write(
                List.of(request),
                _ -> row(
                        station.tenant(),
                        station.id(),
                        station.receivedAt(),
                        request.chargingProfileId(),
                        criteria.flatMap(ClearChargingProfile::evseId),
                        criteria.flatMap(ClearChargingProfile::chargingProfilePurpose)
                                .map(ChargingProfilePurpose::wireName),
                        criteria.flatMap(ClearChargingProfile::stackLevel)));
    }

    @Override
    public void flush() {
        UPSERT.write(profiles.get().values(), PostgresProfileStore::columns);
        profiles.get().clear();
    }

    private static @Nullable Object[] columns(StationProfile known) {
        ChargingProfile profile = known.profile();
        return row(
                known.station().tenant(),
                known.station().id(),
                profile.id(),
                known.evseId(),
                known.source().wireName(),
                profile.chargingProfilePurpose().wireName(),
                profile.stackLevel(),
                profile.chargingProfileKind().wireName(),
                profile.transactionId(),
                profile.validFrom(),
                profile.validTo(),
                new String(OcppJson.write(profile), StandardCharsets.UTF_8),
                known.station().receivedAt());
    }
}
