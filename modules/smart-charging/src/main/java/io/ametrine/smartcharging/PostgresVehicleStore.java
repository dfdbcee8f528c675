package io.ametrine.smartcharging;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleRequest;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.Station;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Vehicles' needs and schedules in PostgreSQL. They are rare: each is written at once. */
public final class PostgresVehicleStore implements VehicleStore {
    private static final MultiRow NEEDS = MultiRow.of("""
            insert into charging_needs as known (tenant, station, evse_id, max_schedule_tuples, needs, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, evse_id) do update
            set max_schedule_tuples = excluded.max_schedule_tuples, needs = excluded.needs,
                received_at = excluded.received_at
            where excluded.received_at >= known.received_at
            """, "text", "text", "int4", "int4", "json", "timestamptz");
    private static final MultiRow SCHEDULE =
            MultiRow.of("""
            insert into ev_charging_schedule (tenant, station, evse_id, time_base, schedule, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "int4", "timestamptz", "json", "timestamptz");

    @Override
    public void needs(Station station, NotifyEVChargingNeedsRequest needs) {
        NEEDS.write(
                List.of(needs),
                given -> row(
                        station.tenant(),
                        station.id(),
                        given.evseId(),
                        given.maxScheduleTuples(),
                        json(given.chargingNeeds()),
                        station.receivedAt()));
    }

    @Override
    public void schedule(Station station, NotifyEVChargingScheduleRequest schedule) {
        SCHEDULE.write(
                List.of(schedule),
                given -> row(
                        station.tenant(),
                        station.id(),
                        given.evseId(),
                        given.timeBase(),
                        json(given.chargingSchedule()),
                        station.receivedAt()));
    }

    private static String json(Object value) {
        return new String(OcppJson.write(value), StandardCharsets.UTF_8);
    }
}
