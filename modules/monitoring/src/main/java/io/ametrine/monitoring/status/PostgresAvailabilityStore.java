package io.ametrine.monitoring.status;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import java.util.List;

/** Availabilities in PostgreSQL. Commands are rare: each is written at once. */
public final class PostgresAvailabilityStore implements AvailabilityStore {
    private static final MultiRow UPSERT =
            MultiRow.of("""
            insert into availability
                (tenant, station, evse_id, connector_id, operational_status, scheduled, requested_at, command_id)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, evse_id, connector_id) do update
            set operational_status = excluded.operational_status, scheduled = excluded.scheduled,
                requested_at = excluded.requested_at, command_id = excluded.command_id
            where excluded.requested_at >= availability.requested_at
            """, "text", "text", "int4", "int4", "text", "bool", "timestamptz", "text");

    @Override
    public void put(StationKey station, Availability availability) {
        UPSERT.write(
                List.of(availability),
                given -> row(
                        station.tenant(),
                        station.station(),
                        given.evseId(),
                        given.connectorId(),
                        given.operationalStatus(),
                        given.scheduled(),
                        given.requestedAt(),
                        given.commandId()));
    }
}
