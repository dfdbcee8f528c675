package io.ametrine.smartcharging;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.ClearedChargingLimitRequest;
import io.ametrine.ocpp.v201.NotifyChargingLimitRequest;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.Station;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** External limits in PostgreSQL. They are rare: each is written at once. */
public final class PostgresLimitStore implements LimitStore {
    private static final MultiRow IMPOSE =
            MultiRow.of("""
            insert into charging_limit as known
                (tenant, station, evse_id, source, grid_critical, schedules, notified_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, evse_id, source) do update
            set grid_critical = excluded.grid_critical, schedules = excluded.schedules,
                notified_at = excluded.notified_at, cleared_at = null
            where excluded.notified_at >= greatest(known.notified_at, known.cleared_at)
            """, "text", "text", "int4", "text", "bool", "json", "timestamptz");
    private static final MultiRow RELEASE = MultiRow.of("""
            update charging_limit known set cleared_at = given.at
            from unnest(?, ?, ?, ?, ?) as given(tenant, station, evse_id, source, at)
            where known.tenant = given.tenant and known.station = given.station and known.source = given.source
              and known.evse_id = coalesce(given.evse_id, known.evse_id)
              and known.notified_at <= given.at and known.cleared_at is null
            """, "text", "text", "int4", "text", "timestamptz");

    @Override
    public void imposed(Station station, NotifyChargingLimitRequest limit) {
        String schedules =
                new String(OcppJson.write(limit.chargingSchedule().orElse(List.of())), StandardCharsets.UTF_8);
        IMPOSE.write(
                List.of(limit),
                given -> row(
                        station.tenant(),
                        station.id(),
                        given.evseId().orElse(0),
                        given.chargingLimit().chargingLimitSource().wireName(),
                        given.chargingLimit().isGridCritical().orElse(false),
                        schedules,
                        station.receivedAt()));
    }

    @Override
    public void released(Station station, ClearedChargingLimitRequest limit) {
        RELEASE.write(
                List.of(limit),
                given -> row(
                        station.tenant(),
                        station.id(),
                        given.evseId(),
                        given.chargingLimitSource().wireName(),
                        station.receivedAt()));
    }
}
