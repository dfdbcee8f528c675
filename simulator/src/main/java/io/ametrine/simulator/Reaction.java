package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;

/** What a station does with a CALL of the CSMS: the answer, and what follows once it is on its way. */
record Reaction(JsonObject response, Runnable afterwards) {

    static Reaction with(JsonObject response) {
        return new Reaction(response, () -> {});
    }

    static Reaction status(String status) {
        return with(new JsonObject().put("status", status));
    }

    static Reaction status(String status, String reasonCode) {
        return with(new JsonObject()
                .put("status", status)
                .put("statusInfo", new JsonObject().put("reasonCode", reasonCode)));
    }

    Reaction then(Runnable next) {
        return new Reaction(response, next);
    }
}
