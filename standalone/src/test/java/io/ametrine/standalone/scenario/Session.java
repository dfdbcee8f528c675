package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** One transaction on one EVSE and the reusable states it goes through; each state first reaches those it needs. */
final class Session {
    private final TestStation station;
    private final int evse;
    private final String token;
    private final String id = UUID.randomUUID().toString();
    private int seqNo;
    private boolean started;
    private boolean authorized;
    private boolean connected;
    private boolean charging;
    private boolean stopAuthorized;
    private boolean afterSession;

    Session(TestStation station, int evse, String token) {
        this.station = station;
        this.evse = evse;
        this.token = token;
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    int nextSeqNo() {
        return seqNo;
    }

    /** Sends a TransactionEvent with these properties beside the usual ones. */
    JsonNode event(String type, String trigger, String more) {
        String usual =
                "{eventType: '%s', timestamp: '%s', triggerReason: '%s', seqNo: %d, transactionInfo: {transactionId: '%s'}}"
                        .formatted(type, Instant.now(), trigger, seqNo++, id);
        started = true;
        return station.call("TransactionEvent", Json.merged(usual, more).toString());
    }

    JsonNode started(String trigger, String more) {
        return event("Started", trigger, more);
    }

    JsonNode updated(String trigger, String more) {
        return event("Updated", trigger, more);
    }

    JsonNode ended(String trigger, String stoppedReason) {
        return ended(trigger, stoppedReason, "{}");
    }

    JsonNode ended(String trigger, String stoppedReason, String more) {
        String reason = "{transactionInfo: {stoppedReason: '%s'}}".formatted(stoppedReason);
        return event("Ended", trigger, Json.merged(reason, more).toString());
    }

    /** Started, or Updated once the transaction runs. */
    private JsonNode begun(String trigger, String more) {
        return event(started ? "Updated" : "Started", trigger, more);
    }

    JsonNode chargingState(String state) {
        return updated("ChargingStateChanged", inState(state));
    }

    static String inState(String state) {
        return "{transactionInfo: {chargingState: '%s'}}".formatted(state);
    }

    /** The properties that name where the transaction is. */
    String place() {
        return "{evse: {id: %d, connectorId: 1}}".formatted(evse);
    }

    String presenting() {
        return "{idToken: %s}".formatted(token);
    }

    Session authorized() {
        assertThat(station.authorizationStatus(token)).isEqualTo("Accepted");
        assertAccepted(begun("Authorized", presenting()));
        authorized = true;
        return this;
    }

    /** Counts as authorized to stop by what the test did itself. */
    Session stopAuthorizedOtherwise() {
        stopAuthorized = true;
        return this;
    }

    /** Counts as authorized by what the test did itself. */
    Session authorizedOtherwise() {
        authorized = true;
        return this;
    }

    Session evConnectedPreSession() {
        return evConnectedPreSession("{}");
    }

    Session evConnectedPreSession(String more) {
        station.connector(evse, "Occupied");
        String plugged = Json.merged(place(), inState("EVConnected")).toString();
        begun("CablePluggedIn", Json.merged(plugged, more).toString());
        connected = true;
        return this;
    }

    Session energyTransferStarted() {
        if (!authorized) {
            authorized();
        }
        if (!connected) {
            evConnectedPreSession();
        }
        chargingState("Charging");
        charging = true;
        return this;
    }

    Session energyTransferSuspended() {
        if (!charging) {
            energyTransferStarted();
        }
        chargingState("SuspendedEV");
        return this;
    }

    Session stopAuthorized() {
        if (!charging) {
            energyTransferStarted();
        }
        assertAccepted(updated("StopAuthorized", presenting()));
        stopAuthorized = true;
        return this;
    }

    Session evConnectedPostSession() {
        if (!stopAuthorized) {
            stopAuthorized();
        }
        chargingState("EVConnected");
        afterSession = true;
        return this;
    }

    Session evDisconnected() {
        return evDisconnected("{}");
    }

    Session evDisconnected(String more) {
        if (!afterSession) {
            evConnectedPostSession();
        }
        station.connector(evse, "Available");
        ended(
                "EVCommunicationLost",
                "EVDisconnected",
                Json.merged(inState("Idle"), more).toString());
        return this;
    }

    static void assertAccepted(JsonNode transactionEventResponse) {
        assertThat(statusIn(transactionEventResponse)).isEqualTo("Accepted");
    }

    static String statusIn(JsonNode transactionEventResponse) {
        return transactionEventResponse.path("idTokenInfo").path("status").asText();
    }

    /** The transaction as the CSMS knows it. */
    JsonNode stored() {
        return Csms.get("/api/v1/transactions/" + station.id() + "/" + id);
    }

    void assertEnded() {
        JsonNode stored = stored();
        assertThat(stored.path("active").asBoolean(true)).as(stored.toString()).isFalse();
    }

    void assertActive() {
        JsonNode stored = stored();
        assertThat(stored.path("active").asBoolean(false)).as(stored.toString()).isTrue();
    }

    JsonNode storedMeterValues() {
        return Csms.get("/api/v1/transactions/" + station.id() + "/" + id + "/meter-values")
                .path("items");
    }
}
