package io.ametrine.security;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import java.util.ArrayList;
import java.util.List;

/** Security events in PostgreSQL: one statement per batch. */
public final class PostgresSecurityEventStore implements SecurityEventStore, BatchStore {
    private static final MultiRow INSERT =
            MultiRow.of("""
            insert into security_event (tenant, station, happened_at, type, tech_info, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "timestamptz", "text", "text", "timestamptz");

    private final BatchLocal<List<Pending>> events = BatchLocal.of(ArrayList::new);

    private record Pending(StationKey station, SecurityEvent event) {}

    @Override
    public void add(StationKey station, SecurityEvent event) {
        events.get().add(new Pending(station, event));
    }

    @Override
    public void flush() {
        INSERT.write(
                events.get(),
                pending -> row(
                        pending.station().tenant(),
                        pending.station().station(),
                        pending.event().timestamp(),
                        pending.event().type(),
                        pending.event().techInfo().orElse(""),
                        pending.event().receivedAt()));
        events.get().clear();
    }
}
