package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.provisioning.NetworkProfileStore.NetworkProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Network profiles in PostgreSQL, a row per station and slot. */
final class HibernateNetworkProfileStore implements NetworkProfileStore, BatchStore {
    private static final MultiRow PROFILES =
            MultiRow.of("""
            insert into network_profiles (tenant, station, slot, status, csms_url, security_profile, ocpp_version,
                                          ocpp_interface, changed_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, slot) do update set
                status = excluded.status, csms_url = excluded.csms_url, security_profile = excluded.security_profile,
                ocpp_version = excluded.ocpp_version, ocpp_interface = excluded.ocpp_interface,
                changed_at = excluded.changed_at
            """, "text", "text", "int4", "text", "text", "int4", "text", "text", "timestamptz");

    private final BatchLocal<Map<Slot, NetworkProfile>> rows = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void save(NetworkProfile row) {
        rows.get().put(new Slot(row.station(), row.slot()), row);
    }

    @Override
    public void flush() {
        PROFILES.write(rows.get().values(), HibernateNetworkProfileStore::row);
        rows.get().clear();
    }

    private static @Nullable Object[] row(NetworkProfile profile) {
        return MultiRow.row(
                profile.station().tenant(),
                profile.station().station(),
                profile.slot(),
                profile.status(),
                profile.data().ocppCsmsUrl(),
                profile.data().securityProfile(),
                profile.data().ocppVersion().wireName(),
                profile.data().ocppInterface().wireName(),
                profile.changedAt());
    }

    /** What a profile is stored under. */
    private record Slot(StationKey station, int number) {}
}
