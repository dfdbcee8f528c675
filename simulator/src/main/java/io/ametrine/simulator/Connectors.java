package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the CSMS each connector's state, once per change and again after an outage that hid one (G01, B04). */
final class Connectors {
    private final OcppLink link;
    private final DeviceModel model;
    private final List<Evse> evses;
    private final Map<Integer, String> told = new HashMap<>();

    Connectors(OcppLink link, DeviceModel model, List<Evse> evses) {
        this.link = link;
        this.model = model;
        this.evses = evses;
    }

    void tellAll() {
        evses.forEach(this::tell);
    }

    void tellChanges() {
        evses.forEach(this::changed);
    }

    void changed(Evse evse) {
        model.hold(new VariableKey("EVSE", evse.id(), 0, "AvailabilityState", ""), evse.status());
        model.hold(new VariableKey("Connector", evse.id(), 1, "AvailabilityState", ""), evse.status());
        if (!evse.status().equals(told.get(evse.id()))) {
            tell(evse);
        }
    }

    void tell(Evse evse) {
        String status = evse.status();
        link.calls()
                .call(
                        "StatusNotification",
                        new JsonObject()
                                .put("timestamp", Instant.now().toString())
                                .put("connectorStatus", status)
                                .put("evseId", evse.id())
                                .put("connectorId", 1))
                .onSuccess(_ -> told.put(evse.id(), status));
    }
}
