package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Messages on the station's display (O01-O06). */
final class DisplayCommands implements CommandHandlers {
    private final Station station;
    private final Map<Integer, JsonObject> messages = new LinkedHashMap<>();

    DisplayCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "SetDisplayMessage", this::set,
                "GetDisplayMessages", this::get,
                "ClearDisplayMessage", this::clear);
    }

    private Reaction set(JsonObject request) {
        JsonObject message = request.getJsonObject("message");
        String format = message.getJsonObject("message").getString("format");
        if (!List.of("ASCII", "UTF8").contains(format)) {
            return Reaction.status("NotSupportedMessageFormat");
        }
        if (message.containsKey("transactionId")
                && station.evseOf(message.getString("transactionId")).isEmpty()) {
            return Reaction.status("UnknownTransaction");
        }
        messages.put(message.getInteger("id"), message);
        count();
        return Reaction.status("Accepted");
    }

    private Reaction get(JsonObject request) {
        JsonArray ids = request.getJsonArray("id", new JsonArray());
        List<JsonObject> found = messages.values().stream()
                .filter(message -> ids.isEmpty() || ids.contains(message.getInteger("id")))
                .filter(message -> sameOrAny(request, message, "priority") && sameOrAny(request, message, "state"))
                .toList();
        return found.isEmpty()
                ? Reaction.status("Unknown")
                : Reaction.status("Accepted")
                        .then(() -> station.send(
                                "NotifyDisplayMessages",
                                new JsonObject()
                                        .put("requestId", request.getInteger("requestId"))
                                        .put("tbc", false)
                                        .put("messageInfo", new JsonArray(found))));
    }

    private Reaction clear(JsonObject request) {
        boolean known = messages.remove(request.getInteger("id")) != null;
        count();
        return Reaction.status(known ? "Accepted" : "Unknown");
    }

    private void count() {
        station.model()
                .hold(VariableKey.of("DisplayMessageCtrlr", "DisplayMessages"), Integer.toString(messages.size()));
    }

    private static boolean sameOrAny(JsonObject request, JsonObject message, String name) {
        return !request.containsKey(name) || request.getString(name).equals(message.getString(name));
    }
}
