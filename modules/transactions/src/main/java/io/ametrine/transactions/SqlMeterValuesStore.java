package io.ametrine.transactions;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.transactions.energy.Times;
import java.util.ArrayList;
import java.util.List;

/** Meter values in PostgreSQL: one statement for all of a batch. */
final class SqlMeterValuesStore implements MeterValuesStore, BatchStore {
    private static final MultiRow INSERT =
            MultiRow.of("""
            insert into meter_values (tenant, station, evse_id, sampled_at, digest, received_at, payload)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "int4", "timestamptz", "uuid", "timestamptz", "json");

    private final BatchLocal<List<StoredMeterValues>> added = BatchLocal.of(ArrayList::new);

    @Override
    public void add(StoredMeterValues meterValues) {
        added.get().add(meterValues);
    }

    @Override
    public void flush() {
        INSERT.write(
                added.get(),
                message -> MultiRow.row(
                        message.station().tenant(),
                        message.station().station(),
                        message.evseId(),
                        message.sampledAt(),
                        message.digest(),
                        Times.stored(message.receivedAt()),
                        message.payload()));
        added.get().clear();
    }
}
