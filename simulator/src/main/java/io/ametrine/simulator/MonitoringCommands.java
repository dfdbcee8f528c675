package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Variable monitors: set, cleared, reported; a new periodic monitor tells its first value (N02-N08). */
final class MonitoringCommands implements CommandHandlers {
    private static final int PAGE = 25;

    private final Station station;
    private final Map<Integer, JsonObject> monitors = new LinkedHashMap<>();
    private int lastId;
    private int lastEventId;

    MonitoringCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "SetVariableMonitoring", this::set,
                "ClearVariableMonitoring", this::clear,
                "SetMonitoringBase", this::setBase,
                "SetMonitoringLevel", this::setLevel,
                "GetMonitoringReport", this::report);
    }

    private Reaction set(JsonObject request) {
        JsonArray results = DeviceModelCommands.each(request.getJsonArray("setMonitoringData"), this::setOne);
        return Reaction.with(new JsonObject().put("setMonitoringResult", results))
                .then(() -> results.forEach(each -> tellIfPeriodic((JsonObject) each)));
    }

    private JsonObject setOne(JsonObject wanted) {
        VariableKey key = VariableKey.from(wanted);
        JsonObject result = new JsonObject()
                .put("component", wanted.getJsonObject("component"))
                .put("variable", wanted.getJsonObject("variable"))
                .put("type", wanted.getString("type"))
                .put("severity", wanted.getInteger("severity"));
        if (station.model().find(key).isEmpty()) {
            return result.put("status", station.model().hasComponent(key) ? "UnknownVariable" : "UnknownComponent");
        }
        int id = wanted.getInteger("id", lastId + 1);
        lastId = Math.max(lastId, id);
        monitors.put(id, wanted);
        return result.put("status", "Accepted").put("id", id);
    }

    private void tellIfPeriodic(JsonObject result) {
        if (result.getString("status").equals("Accepted")
                && result.getString("type").startsWith("Periodic")) {
            VariableKey key = VariableKey.from(result);
            String value = station.model().find(key).map(Variable::value).orElse("");
            JsonObject event = key.json()
                    .put("eventId", ++lastEventId)
                    .put("timestamp", Instant.now().toString())
                    .put("trigger", "Periodic")
                    .put("actualValue", value)
                    .put("variableMonitoringId", result.getInteger("id"))
                    .put("eventNotificationType", "CustomMonitor");
            station.send(
                    "NotifyEvent",
                    new JsonObject()
                            .put("generatedAt", Instant.now().toString())
                            .put("seqNo", 0)
                            .put("tbc", false)
                            .put("eventData", new JsonArray().add(event)));
        }
    }

    private Reaction clear(JsonObject request) {
        JsonArray results = new JsonArray();
        for (Object each : request.getJsonArray("id")) {
            int id = (Integer) each;
            String status = monitors.remove(id) == null ? "NotFound" : "Accepted";
            results.add(new JsonObject().put("id", id).put("status", status));
        }
        return Reaction.with(new JsonObject().put("clearMonitoringResult", results));
    }

    private Reaction setBase(JsonObject request) {
        station.model()
                .hold(VariableKey.of("MonitoringCtrlr", "ActiveMonitoringBase"), request.getString("monitoringBase"));
        return Reaction.status("Accepted").then(monitors::clear);
    }

    private Reaction setLevel(JsonObject request) {
        int severity = request.getInteger("severity");
        if (severity < 0 || severity > 9) {
            return Reaction.status("Rejected");
        }
        station.model().hold(VariableKey.of("MonitoringCtrlr", "ActiveMonitoringLevel"), Integer.toString(severity));
        return Reaction.status("Accepted");
    }

    private Reaction report(JsonObject request) {
        List<VariableKey> wanted = request.getJsonArray("componentVariable", new JsonArray()).stream()
                .map(each -> VariableKey.from((JsonObject) each))
                .toList();
        JsonArray criteria = request.getJsonArray("monitoringCriteria", new JsonArray());
        List<JsonObject> found = monitors.entrySet().stream()
                .filter(each -> isWanted(each.getValue(), wanted) && meets(each.getValue(), criteria))
                .map(each -> monitor(each.getKey(), each.getValue()))
                .toList();
        return found.isEmpty()
                ? Reaction.status("EmptyResultSet")
                : Reaction.status("Accepted").then(() -> sendPages(request.getInteger("requestId"), found));
    }

    private static boolean isWanted(JsonObject monitor, List<VariableKey> wanted) {
        VariableKey key = VariableKey.from(monitor);
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(each -> key.isOfComponent(each)
                                && (each.variable().isEmpty() || each.variable().equals(key.variable())));
    }

    private static boolean meets(JsonObject monitor, JsonArray criteria) {
        String criterion = switch (monitor.getString("type")) {
            case "UpperThreshold", "LowerThreshold" -> "ThresholdMonitoring";
            case "Delta" -> "DeltaMonitoring";
            default -> "PeriodicMonitoring";
        };
        return criteria.isEmpty() || criteria.contains(criterion);
    }

    private static JsonObject monitor(int id, JsonObject set) {
        JsonObject monitoring = new JsonObject()
                .put("id", id)
                .put("transaction", set.getBoolean("transaction", false))
                .put("value", set.getNumber("value"))
                .put("type", set.getString("type"))
                .put("severity", set.getInteger("severity"));
        return new JsonObject()
                .put("component", set.getJsonObject("component"))
                .put("variable", set.getJsonObject("variable"))
                .put("variableMonitoring", new JsonArray().add(monitoring));
    }

    private void sendPages(int requestId, List<JsonObject> found) {
        for (int from = 0, seqNo = 0; from < found.size(); from += PAGE, seqNo++) {
            int to = Math.min(from + PAGE, found.size());
            station.send(
                    "NotifyMonitoringReport",
                    new JsonObject()
                            .put("requestId", requestId)
                            .put("seqNo", seqNo)
                            .put("generatedAt", Instant.now().toString())
                            .put("tbc", to < found.size())
                            .put("monitor", new JsonArray(found.subList(from, to))));
        }
    }
}
