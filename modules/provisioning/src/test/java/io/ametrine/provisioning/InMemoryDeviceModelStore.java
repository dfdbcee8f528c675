package io.ametrine.provisioning;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Device models in maps. */
final class InMemoryDeviceModelStore implements DeviceModelStore {
    final Map<VariableReport.Place, VariableReport> variables = new LinkedHashMap<>();
    final Map<AttributeReport.Place, AttributeReport> attributes = new LinkedHashMap<>();
    final Map<String, ReportRequest> requests = new LinkedHashMap<>();
    final Set<ReportPart> parts = new LinkedHashSet<>();

    @Override
    public void variable(VariableReport report) {
        variables.merge(report.place(), report, (earlier, later) -> later.after(earlier));
    }

    @Override
    public void attribute(AttributeReport report) {
        attributes.merge(report.place(), report, (earlier, later) -> later.after(earlier));
    }

    @Override
    public void part(ReportPart part) {
        parts.add(part);
    }

    @Override
    public void request(ReportRequest request) {
        requests.put(request.commandId(), request);
    }

    Optional<String> value(String variable) {
        return attribute(variable).flatMap(AttributeReport::value);
    }

    Optional<AttributeReport> attribute(String variable) {
        return attributes.values().stream()
                .filter(report -> report.key().variable().equals(variable))
                .findFirst();
    }
}
