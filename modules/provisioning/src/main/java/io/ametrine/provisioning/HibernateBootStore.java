package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Boots in PostgreSQL: a row of history each, and one row per station of what it last said of itself. */
final class HibernateBootStore implements BootStore, BatchStore {
    private static final MultiRow HISTORY = MultiRow.of(
            """
            insert into boots (tenant, station, received_at, reason, status, interval_seconds, vendor, model,
                               serial_number, firmware_version, iccid, imsi)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "timestamptz", "text", "text", "int4", "text", "text", "text", "text", "text", "text");

    private static final MultiRow IDENTITIES = MultiRow.of(
            """
            insert into identities as known (tenant, station, booted_at, boot_reason, boot_status, interval_seconds,
                                             vendor, model, serial_number, firmware_version, iccid, imsi)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station) do update set
                booted_at = excluded.booted_at, boot_reason = excluded.boot_reason, boot_status = excluded.boot_status,
                interval_seconds = excluded.interval_seconds, vendor = excluded.vendor, model = excluded.model,
                serial_number = excluded.serial_number, firmware_version = excluded.firmware_version,
                iccid = excluded.iccid, imsi = excluded.imsi
            where excluded.booted_at >= known.booted_at
            """, "text", "text", "timestamptz", "text", "text", "int4", "text", "text", "text", "text", "text", "text");

    private final BatchLocal<List<Boot>> recorded = BatchLocal.of(ArrayList::new);

    @Override
    public void record(Boot boot) {
        recorded.get().add(boot);
    }

    @Override
    public void flush() {
        List<Boot> boots = recorded.get();
        Map<StationId, Boot> latest = new LinkedHashMap<>();
        boots.forEach(boot -> latest.merge(boot.id(), boot, HibernateBootStore::later));
        HISTORY.write(boots, HibernateBootStore::row);
        IDENTITIES.write(latest.values(), HibernateBootStore::row);
        boots.clear();
    }

    private static Boot later(Boot one, Boot other) {
        return other.receivedAt().isBefore(one.receivedAt()) ? one : other;
    }

    private static @Nullable Object[] row(Boot boot) {
        return MultiRow.row(
                boot.tenant(),
                boot.station(),
                boot.receivedAt(),
                boot.reason(),
                boot.status(),
                boot.intervalSeconds(),
                boot.vendor(),
                boot.model(),
                boot.serialNumber(),
                boot.firmwareVersion(),
                boot.iccid(),
                boot.imsi());
    }
}
