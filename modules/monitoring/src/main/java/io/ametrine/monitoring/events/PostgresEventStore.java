package io.ametrine.monitoring.events;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.EventData;
import io.ametrine.ocpp.v201.Variable;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events in PostgreSQL: one statement per batch, however many events its messages hold. */
public final class PostgresEventStore implements EventStore, BatchStore {
    private static final MultiRow INSERT = MultiRow.of(
            """
            insert into station_event
                (tenant, station, event_id, happened_at, generated_at, seq_no, position, trigger, cause, actual_value,
                 tech_code, tech_info, cleared, transaction_id, component, component_instance, evse_id, connector_id,
                 variable, variable_instance, variable_monitoring_id, notification_type, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            "text",
            "text",
            "int4",
            "timestamptz",
            "timestamptz",
            "int4",
            "int4",
            "text",
            "int4",
            "text",
            "text",
            "text",
            "bool",
            "text",
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "int4",
            "text",
            "timestamptz");

    private final BatchLocal<List<StationEvent>> events = BatchLocal.of(ArrayList::new);

    @Override
    public void add(StationEvent event) {
        events.get().add(event);
    }

    @Override
    public void flush() {
        INSERT.write(events.get(), PostgresEventStore::columns);
        events.get().clear();
    }

    private static @Nullable Object[] columns(StationEvent event) {
        EventData data = event.data();
        Component component = data.component();
        Variable variable = data.variable();
        return row(
                event.station().tenant(),
                event.station().station(),
                data.eventId(),
                data.timestamp(),
                event.generatedAt(),
                event.seqNo(),
                event.position(),
                data.trigger().wireName(),
                data.cause(),
                data.actualValue(),
                data.techCode(),
                data.techInfo(),
                data.cleared(),
                data.transactionId(),
                component.name(),
                component.instance(),
                component.evse().map(EVSE::id),
                component.evse().flatMap(EVSE::connectorId),
                variable.name(),
                variable.instance(),
                data.variableMonitoringId(),
                data.eventNotificationType().wireName(),
                event.receivedAt());
    }
}
