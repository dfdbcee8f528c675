package io.ametrine.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.provisioning.DataTransferStore.DataTransfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vendor messages in PostgreSQL, as they came. */
final class HibernateDataTransferStore implements DataTransferStore, BatchStore {
    private static final MultiRow TRANSFERS =
            MultiRow.of("""
            insert into data_transfers (tenant, station, received_at, vendor_id, message_id, data, status)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "timestamptz", "text", "text", "json", "text");

    private final BatchLocal<List<DataTransfer>> rows = BatchLocal.of(ArrayList::new);

    @Override
    public void record(DataTransfer row) {
        rows.get().add(row);
    }

    @Override
    public void flush() {
        TRANSFERS.write(rows.get(), HibernateDataTransferStore::row);
        rows.get().clear();
    }

    private static @Nullable Object[] row(DataTransfer transfer) {
        return MultiRow.row(
                transfer.station().tenant(),
                transfer.station().station(),
                transfer.receivedAt(),
                transfer.vendorId(),
                transfer.messageId(),
                transfer.data().map(JsonNode::toString),
                transfer.status());
    }
}
