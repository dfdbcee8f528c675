package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;

/** Which variable: of which component, where. Absent parts are empty or 0. */
record VariableKey(String component, int evse, int connector, String variable, String instance) {

    static VariableKey of(String component, String variable) {
        return new VariableKey(component, 0, 0, variable, "");
    }

    static VariableKey of(String component, String variable, String instance) {
        return new VariableKey(component, 0, 0, variable, instance);
    }

    /** From the `component` and `variable` of a request. */
    static VariableKey from(JsonObject json) {
        JsonObject component = json.getJsonObject("component");
        JsonObject evse = component.getJsonObject("evse", new JsonObject());
        JsonObject variable = json.getJsonObject("variable", new JsonObject());
        return new VariableKey(
                component.getString("name"),
                evse.getInteger("id", 0),
                evse.getInteger("connectorId", 0),
                variable.getString("name", ""),
                variable.getString("instance", ""));
    }

    boolean isOfComponent(VariableKey other) {
        return component.equalsIgnoreCase(other.component)
                && (other.evse == 0 || evse == other.evse)
                && (other.connector == 0 || connector == other.connector);
    }

    JsonObject json() {
        JsonObject where = new JsonObject().put("name", component);
        if (evse > 0) {
            JsonObject place = new JsonObject().put("id", evse);
            where.put("evse", connector > 0 ? place.put("connectorId", connector) : place);
        }
        JsonObject what = new JsonObject().put("name", variable);
        if (!instance.isEmpty()) {
            what.put("instance", instance);
        }
        return new JsonObject().put("component", where).put("variable", what);
    }
}
