package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.platform.runtime.Station;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Monitors in PostgreSQL: the monitors of a whole batch of reports in one statement. */
public final class PostgresMonitorStore implements MonitorStore, BatchStore {
    private static final MultiRow UPSERT = MultiRow.of(
            """
            insert into variable_monitor as known
                (tenant, station, monitor_id, component, component_instance, evse_id, connector_id,
                 variable, variable_instance, type, value, severity, transaction, known_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, monitor_id) do update
            set (component, component_instance, evse_id, connector_id, variable, variable_instance,
                 type, value, severity, transaction, known_at) =
                (excluded.component, excluded.component_instance, excluded.evse_id, excluded.connector_id,
                 excluded.variable, excluded.variable_instance, excluded.type, excluded.value, excluded.severity,
                 excluded.transaction, excluded.known_at)
            where excluded.known_at >= known.known_at
            """,
            "text",
            "text",
            "int4",
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "text",
            "numeric",
            "int4",
            "bool",
            "timestamptz");
    private static final MultiRow DELETE = MultiRow.of("""
            delete from variable_monitor known
            using unnest(?, ?, ?, ?) as given(tenant, station, monitor_id, at)
            where known.tenant = given.tenant and known.station = given.station
              and known.monitor_id = given.monitor_id and known.known_at <= given.at
            """, "text", "text", "int4", "timestamptz");

    private final BatchLocal<Map<Key, VariableMonitor>> monitors = BatchLocal.of(LinkedHashMap::new);

    private record Key(StationKey station, int id) {}

    @Override
    public void put(VariableMonitor monitor) {
        monitors.get().put(new Key(monitor.station().key(), monitor.id()), monitor);
    }

    /** Removals are rare; what was put before them is written first. */
    @Override
    public void remove(Station station, List<Integer> ids) {
        flush();
        DELETE.write(ids, id -> row(station.tenant(), station.id(), id, station.receivedAt()));
    }

    @Override
    public void flush() {
        UPSERT.write(monitors.get().values(), PostgresMonitorStore::columns);
        monitors.get().clear();
    }

    private static @Nullable Object[] columns(VariableMonitor monitor) {
        Component component = monitor.component();
        return row(
                monitor.station().tenant(),
                monitor.station().id(),
                monitor.id(),
                component.name(),
                component.instance(),
                component.evse().map(EVSE::id),
                component.evse().flatMap(EVSE::connectorId),
                monitor.variable().name(),
                monitor.variable().instance(),
                monitor.type(),
                monitor.value(),
                monitor.severity(),
                monitor.transaction(),
                monitor.station().receivedAt());
    }
}
