package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.provisioning.ClockStore.ClockReading;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest clock reading of each station, in PostgreSQL. */
final class HibernateClockStore implements ClockStore, BatchStore {
    private static final MultiRow CLOCKS = MultiRow.of("""
            insert into clocks (tenant, station, skew_millis, measured_at) select * from unnest(?, ?, ?, ?)
            on conflict (tenant, station) do update
            set skew_millis = excluded.skew_millis, measured_at = excluded.measured_at
            """, "text", "text", "int8", "timestamptz");

    private final BatchLocal<Map<StationKey, ClockReading>> rows = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void measured(ClockReading row) {
        rows.get().put(row.station(), row);
    }

    @Override
    public void flush() {
        CLOCKS.write(rows.get().values(), HibernateClockStore::row);
        rows.get().clear();
    }

    private static @Nullable Object[] row(ClockReading reading) {
        StationKey station = reading.station();
        return MultiRow.row(station.tenant(), station.station(), reading.skew().toMillis(), reading.measuredAt());
    }
}
