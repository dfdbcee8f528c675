package io.ametrine.provisioning;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.provisioning.FirmwareStore.FirmwareProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Firmware progress in PostgreSQL, a row per status. */
final class HibernateFirmwareStore implements FirmwareStore, BatchStore {
    private static final MultiRow FIRMWARE =
            MultiRow.of("""
            insert into firmware_statuses (tenant, station, received_at, kind, status, request_id, locations)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "timestamptz", "text", "text", "int4", "text");

    private final BatchLocal<List<FirmwareProgress>> rows = BatchLocal.of(ArrayList::new);

    @Override
    public void record(FirmwareProgress row) {
        rows.get().add(row);
    }

    @Override
    public void flush() {
        FIRMWARE.write(rows.get(), HibernateFirmwareStore::row);
        rows.get().clear();
    }

    private static @Nullable Object[] row(FirmwareProgress progress) {
        List<String> locations = progress.locations();
        return MultiRow.row(
                progress.station().tenant(),
                progress.station().station(),
                progress.receivedAt(),
                progress.kind().wireName(),
                progress.status(),
                progress.requestId(),
                locations.isEmpty() ? Optional.empty() : String.join("\n", locations));
    }
}
