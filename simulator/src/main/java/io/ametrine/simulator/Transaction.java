package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A transaction as its station sees it: numbers its events and knows its state. */
final class Transaction {
    private final String id = UUID.randomUUID().toString();
    private final Instant startedAt;
    private final IdToken token;
    private final Optional<Integer> remoteStartId;
    private String chargingState = "EVConnected";
    private int nextSeqNo;

    Transaction(Instant startedAt, IdToken token, Optional<Integer> remoteStartId) {
        this.startedAt = startedAt;
        this.token = token;
        this.remoteStartId = remoteStartId;
    }

    String id() {
        return id;
    }

    IdToken token() {
        return token;
    }

    Instant startedAt() {
        return startedAt;
    }

    String chargingState() {
        return chargingState;
    }

    void become(String state) {
        chargingState = state;
    }

    JsonObject started(int evse, Instant at) {
        JsonObject event = event("Started", remoteStartId.isPresent() ? "RemoteStart" : "CablePluggedIn", at)
                .put("idToken", token.json())
                .put("evse", new JsonObject().put("id", evse).put("connectorId", 1));
        remoteStartId.ifPresent(number -> event.getJsonObject("transactionInfo").put("remoteStartId", number));
        return event;
    }

    JsonObject updated(String trigger, Instant at) {
        return event("Updated", trigger, at);
    }

    JsonObject ended(String trigger, String stoppedReason, Instant at) {
        JsonObject event = event("Ended", trigger, at);
        event.getJsonObject("transactionInfo").put("stoppedReason", stoppedReason);
        return trigger.equals("StopAuthorized") ? event.put("idToken", token.json()) : event;
    }

    private JsonObject event(String type, String trigger, Instant at) {
        return new JsonObject()
                .put("eventType", type)
                .put("timestamp", at.toString())
                .put("triggerReason", trigger)
                .put("seqNo", nextSeqNo++)
                .put(
                        "transactionInfo",
                        new JsonObject().put("transactionId", id).put("chargingState", chargingState));
    }
}
