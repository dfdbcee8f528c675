package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.VariableCharacteristics;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.BatchStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Device models in PostgreSQL: a report of any size is one statement for variables, one for attributes, one for itself. */
final class HibernateDeviceModelStore implements DeviceModelStore, BatchStore {
    private static final MultiRow VARIABLES = MultiRow.of(
            """
            insert into variables as known (tenant, station, component, component_instance, evse, connector, variable,
                variable_instance, data_type, unit, min_limit, max_limit, values_list, monitored, reported_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, component, component_instance, evse, connector, variable, variable_instance)
            do update set
                data_type = excluded.data_type, unit = excluded.unit, min_limit = excluded.min_limit,
                max_limit = excluded.max_limit, values_list = excluded.values_list, monitored = excluded.monitored,
                reported_at = excluded.reported_at
            where excluded.data_type is not null
            """,
            "text",
            "text",
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "text",
            "text",
            "numeric",
            "numeric",
            "text",
            "bool",
            "timestamptz");

    private static final MultiRow ATTRIBUTES = MultiRow.of(
            """
            insert into variable_attributes as known (tenant, station, component, component_instance, evse, connector,
                variable, variable_instance, type, value, pending_value, mutability, persistent, constant, source,
                changed_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, component, component_instance, evse, connector, variable, variable_instance,
                         type)
            do update set
                value = case when excluded.pending_value is null then excluded.value else known.value end,
                pending_value = excluded.pending_value,
                mutability = coalesce(excluded.mutability, known.mutability),
                persistent = coalesce(excluded.persistent, known.persistent),
                constant = coalesce(excluded.constant, known.constant),
                source = excluded.source,
                changed_at = excluded.changed_at
            """,
            "text",
            "text",
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "text",
            "text",
            "text",
            "text",
            "bool",
            "bool",
            "text",
            "timestamptz");

    private static final MultiRow PARTS =
            MultiRow.of("""
            insert into report_parts (tenant, station, request_id, generated_at, seq_no, last, variables, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, "text", "text", "int4", "timestamptz", "int4", "bool", "int4", "timestamptz");

    private static final MultiRow REQUESTS =
            MultiRow.of("""
            insert into report_requests (tenant, station, command_id, request_id, kind, outcome, requested_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, command_id) do update set outcome = excluded.outcome
            """, "text", "text", "text", "int4", "text", "text", "timestamptz");

    private final BatchLocal<Working> working = BatchLocal.of(Working::new);

    @Override
    public void variable(VariableReport report) {
        working.get().variables.merge(report.place(), report, (earlier, later) -> later.after(earlier));
    }

    @Override
    public void attribute(AttributeReport report) {
        working.get().attributes.merge(report.place(), report, (earlier, later) -> later.after(earlier));
    }

    @Override
    public void part(ReportPart part) {
        working.get().parts.add(part);
    }

    @Override
    public void request(ReportRequest request) {
        working.get().requests.put(request.commandId(), request);
    }

    @Override
    public void flush() {
        Working rows = working.get();
        VARIABLES.write(rows.variables.values(), HibernateDeviceModelStore::row);
        ATTRIBUTES.write(rows.attributes.values(), HibernateDeviceModelStore::row);
        PARTS.write(rows.parts, HibernateDeviceModelStore::row);
        REQUESTS.write(rows.requests.values(), HibernateDeviceModelStore::row);
        rows.clear();
    }

    private static @Nullable Object[] row(VariableReport report) {
        VariableKey key = report.key();
        var kind = report.characteristics();
        return MultiRow.row(
                report.station().tenant(),
                report.station().station(),
                key.component(),
                key.componentInstance(),
                key.evse(),
                key.connector(),
                key.variable(),
                key.variableInstance(),
                kind.map(told -> told.dataType().wireName()),
                kind.flatMap(VariableCharacteristics::unit),
                kind.flatMap(VariableCharacteristics::minLimit),
                kind.flatMap(VariableCharacteristics::maxLimit),
                kind.flatMap(VariableCharacteristics::valuesList),
                kind.map(VariableCharacteristics::supportsMonitoring),
                report.reportedAt());
    }

    private static @Nullable Object[] row(AttributeReport report) {
        VariableKey key = report.key();
        return MultiRow.row(
                report.station().tenant(),
                report.station().station(),
                key.component(),
                key.componentInstance(),
                key.evse(),
                key.connector(),
                key.variable(),
                key.variableInstance(),
                report.type().wireName(),
                report.value(),
                report.pending(),
                report.mutability().map(mutability -> mutability.wireName()),
                report.persistent(),
                report.constant(),
                report.source().wireName(),
                report.changedAt());
    }

    private static @Nullable Object[] row(ReportPart part) {
        return MultiRow.row(
                part.station().tenant(),
                part.station().station(),
                part.requestId(),
                part.generatedAt(),
                part.seqNo(),
                part.last(),
                part.variables(),
                part.receivedAt());
    }

    private static @Nullable Object[] row(ReportRequest request) {
        return MultiRow.row(
                request.station().tenant(),
                request.station().station(),
                request.commandId(),
                request.requestId(),
                request.kind(),
                request.outcome(),
                request.requestedAt());
    }

    /** What this unit of work still has to write. */
    private static final class Working {
        private final Map<VariableReport.Place, VariableReport> variables = new LinkedHashMap<>();
        private final Map<AttributeReport.Place, AttributeReport> attributes = new LinkedHashMap<>();
        private final Set<ReportPart> parts = new LinkedHashSet<>();
        private final Map<String, ReportRequest> requests = new LinkedHashMap<>();

        private void clear() {
            variables.clear();
            attributes.clear();
            parts.clear();
            requests.clear();
        }
    }
}
