package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads, writes and reports the device model (B05-B08). */
final class DeviceModelCommands implements CommandHandlers {
    private static final int PAGE = 25;

    private final Station station;

    DeviceModelCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "GetVariables", this::getVariables,
                "SetVariables", this::setVariables,
                "GetBaseReport", this::getBaseReport,
                "GetReport", this::getReport);
    }

    private Reaction getVariables(JsonObject request) {
        return Reaction.with(
                new JsonObject().put("getVariableResult", each(request.getJsonArray("getVariableData"), this::get)));
    }

    private JsonObject get(JsonObject wanted) {
        VariableKey key = VariableKey.from(wanted);
        JsonObject result = result(wanted);
        Optional<Variable> found = station.model().find(key);
        String status = found.map(variable -> variable.isReadable() ? "Accepted" : "Rejected")
                .filter(_ -> isActual(wanted))
                .orElseGet(() -> missing(key, wanted));
        if (status.equals("Accepted")) {
            result.put("attributeValue", valueOf(key, found.orElseThrow()));
        }
        return result.put("attributeStatus", status);
    }

    private static String valueOf(VariableKey key, Variable variable) {
        return key.equals(VariableKey.of("ClockCtrlr", "DateTime"))
                ? Instant.now().toString()
                : variable.value();
    }

    private Reaction setVariables(JsonObject request) {
        return Reaction.with(new JsonObject()
                        .put("setVariableResult", each(request.getJsonArray("setVariableData"), this::set)))
                .then(station.registration()::scheduleHeartbeats);
    }

    private JsonObject set(JsonObject wanted) {
        VariableKey key = VariableKey.from(wanted);
        String value = wanted.getString("attributeValue");
        String status = station.model()
                .find(key)
                .filter(_ -> isActual(wanted))
                .map(variable -> store(variable, value))
                .orElseGet(() -> missing(key, wanted));
        return result(wanted).put("attributeStatus", status);
    }

    private static String store(Variable variable, String value) {
        if (!variable.isWritable() || !variable.accepts(value)) {
            return "Rejected";
        }
        variable.hold(value);
        return "Accepted";
    }

    private String missing(VariableKey key, JsonObject wanted) {
        if (!station.model().hasComponent(key)) {
            return "UnknownComponent";
        }
        return isActual(wanted) ? "UnknownVariable" : "NotSupportedAttributeType";
    }

    private static boolean isActual(JsonObject wanted) {
        return wanted.getString("attributeType", "Actual").equals("Actual");
    }

    private static JsonObject result(JsonObject wanted) {
        JsonObject result = new JsonObject()
                .put("component", wanted.getJsonObject("component"))
                .put("variable", wanted.getJsonObject("variable"));
        return wanted.containsKey("attributeType")
                ? result.put("attributeType", wanted.getString("attributeType"))
                : result;
    }

    private Reaction getBaseReport(JsonObject request) {
        List<VariableKey> reported = station.model().all().entrySet().stream()
                .filter(entry -> isReported(request.getString("reportBase"), entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return report(request.getInteger("requestId"), reported);
    }

    private static boolean isReported(String base, VariableKey key, Variable variable) {
        return switch (base) {
            case "ConfigurationInventory" -> variable.isWritable();
            case "SummaryInventory" ->
                List.of("AvailabilityState", "Available", "Problem").contains(key.variable());
            default -> true;
        };
    }

    private Reaction getReport(JsonObject request) {
        List<VariableKey> wanted = request.getJsonArray("componentVariable", new JsonArray()).stream()
                .map(each -> VariableKey.from((JsonObject) each))
                .toList();
        List<Object> criteria = request.getJsonArray("componentCriteria", new JsonArray()).stream()
                .toList();
        List<VariableKey> reported = station.model().all().keySet().stream()
                .filter(key -> wanted.isEmpty() || wanted.stream().anyMatch(each -> isWanted(each, key)))
                .filter(key -> criteria.isEmpty() || criteria.stream().anyMatch(each -> meets((String) each, key)))
                .toList();
        return report(request.getInteger("requestId"), reported);
    }

    private static boolean isWanted(VariableKey wanted, VariableKey key) {
        return key.isOfComponent(wanted)
                && (wanted.variable().isEmpty() || wanted.variable().equals(key.variable()))
                && (wanted.instance().isEmpty() || wanted.instance().equals(key.instance()));
    }

    /** A component meets a criterion when its variable of that name is true, or, but for Problem, absent. */
    private boolean meets(String criterion, VariableKey key) {
        return station.model()
                .find(new VariableKey(key.component(), key.evse(), key.connector(), criterion, ""))
                .map(variable -> variable.value().equals("true"))
                .orElse(!criterion.equals("Problem"));
    }

    private Reaction report(int requestId, List<VariableKey> reported) {
        return reported.isEmpty()
                ? Reaction.status("EmptyResultSet")
                : Reaction.status("Accepted").then(() -> sendPages(requestId, reported));
    }

    private void sendPages(int requestId, List<VariableKey> reported) {
        for (int from = 0, seqNo = 0; from < reported.size(); from += PAGE, seqNo++) {
            int to = Math.min(from + PAGE, reported.size());
            JsonArray data = new JsonArray();
            for (VariableKey key : reported.subList(from, to)) {
                Variable variable = station.model().find(key).orElseThrow();
                data.add(key.json().mergeIn(variable.report()));
            }
            station.send(
                    "NotifyReport",
                    new JsonObject()
                            .put("requestId", requestId)
                            .put("generatedAt", Instant.now().toString())
                            .put("seqNo", seqNo)
                            .put("tbc", to < reported.size())
                            .put("reportData", data));
        }
    }

    static JsonArray each(JsonArray from, Function<JsonObject, JsonObject> mapping) {
        JsonArray to = new JsonArray();
        from.forEach(each -> to.add(mapping.apply((JsonObject) each)));
        return to;
    }
}
