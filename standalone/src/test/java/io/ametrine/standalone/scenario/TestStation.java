package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.standalone.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A registered station with two EVSEs of one connector each, played by the tool, and what its operator does with it. */
final class TestStation implements AutoCloseable {
    static final List<Integer> EVSES = List.of(1, 2);

    static final String PASSWORD = "password-of-the-tool";
    private static final AtomicInteger LAST = new AtomicInteger();

    private final String id = "CASE-" + LAST.incrementAndGet();
    private final AtomicInteger lastEvent = new AtomicInteger();
    private Optional<Tool> tool = Optional.empty();

    private TestStation() {}

    static TestStation registered() {
        TestStation station = new TestStation();
        station.register("{}");
        return station;
    }

    /** Reusable state Booted. */
    static TestStation booted() {
        TestStation station = registered();
        station.connect();
        station.boot("PowerUp");
        return station;
    }

    /** Changes the station's registration at the CSMS. */
    void register(String settings) {
        Csms.put(
                "/api/v1/stations/" + id,
                Json.merged("{password: '%s'}".formatted(PASSWORD), settings).toString());
    }

    String id() {
        return id;
    }

    void connect() {
        connect(PASSWORD);
    }

    /** In place of the connection it had, if any. */
    void connect(String password) {
        close();
        tool = Optional.of(Tool.connect(Csms.stationUrl(id), id, password));
    }

    /** Loses its connection and comes back after a while. */
    void reconnectAfter(Duration time) {
        Tool lost = tool();
        lost.close();
        lost.idle(time);
        connect();
    }

    Optional<Integer> refusal(String user, String password) {
        return Tool.refusal(Csms.stationUrl(id), user, password);
    }

    /** Boots, is accepted, and tells the state of all connectors. */
    void boot(String reason) {
        assertThat(bootNotification(reason).path("status").asText()).isEqualTo("Accepted");
        connectors("Available");
    }

    JsonNode bootNotification(String reason) {
        return call(
                "BootNotification",
                "{reason: '%s', chargingStation: {model: 'Model', vendorName: 'Vendor'}}".formatted(reason));
    }

    void connectors(String status) {
        EVSES.forEach(evse -> connector(evse, status));
    }

    /** In both ways that a station can tell it. */
    void connector(int evse, String status) {
        call("StatusNotification", statusNotification(evse, status));
        call("NotifyEvent", notifyEvent("Connector", evse, "AvailabilityState", status));
    }

    static String statusNotification(int evse, String status) {
        return "{timestamp: '%s', connectorStatus: '%s', evseId: %d, connectorId: 1}"
                .formatted(Instant.now(), status, evse);
    }

    String notifyEvent(String component, int evse, String variable, String value) {
        return """
                {generatedAt: '%1$s', seqNo: 0, eventData: [{eventId: %2$d, timestamp: '%1$s', trigger: 'Delta',
                 actualValue: '%3$s', eventNotificationType: 'HardWiredNotification',
                 component: {name: '%4$s', evse: {id: %5$d, connectorId: 1}}, variable: {name: '%6$s'}}]}""".formatted(Instant.now(), lastEvent.incrementAndGet(), value, component, evse, variable);
    }

    /** What the CSMS says of a token. */
    JsonNode authorize(String token) {
        return call("Authorize", "{idToken: %s}".formatted(token)).path("idTokenInfo");
    }

    String authorizationStatus(String token) {
        return authorize(token).path("status").asText();
    }

    JsonNode call(String action, String request) {
        return tool().call(action, Json.of(request));
    }

    String refusedCall(String action, String request) {
        return tool().refusedCall(action, Json.of(request));
    }

    void idle(Duration time) {
        tool().idle(time);
    }

    /**
     * Has the operator send a command, which must reach the station exactly as it was written, and the station's answer the
     * operator: all that a case asks of a request of the CSMS is said by the request that the test writes.
     */
    void operate(String action, String request, String answer) {
        CompletableFuture<Operator.Reply> reply = Csms.command(id, action, Json.of(request));
        Tool.Call call = expectCall(action, reply);
        assertThat(call.payload()).isEqualTo(Json.of(request));
        tool().answer(call, Json.of(answer));
        assertThat(reply.join().status()).as(reply.join().toString()).isEqualTo(200);
        assertThat(reply.join().body()).isEqualTo(Json.of(answer));
    }

    /** The next thing that the CSMS sends, of its own accord. */
    void answer(String action, String request, String answer) {
        Tool.Call call = tool().expectCall(action);
        assertThat(call.payload()).isEqualTo(Json.of(request));
        tool().answer(call, Json.of(answer));
    }

    private Tool.Call expectCall(String action, CompletableFuture<Operator.Reply> reply) {
        try {
            return tool().expectCall(action);
        } catch (AssertionError e) {
            throw new AssertionError("The operator was told " + (reply.isDone() ? reply.join() : "nothing yet"), e);
        }
    }

    /** A token that only this station's drivers have, registered at the CSMS. */
    String token(String name, String settings) {
        String idToken = id + "-" + name;
        Csms.put("/api/v1/tokens/ISO14443/" + idToken, settings);
        return "{idToken: '%s', type: 'ISO14443'}".formatted(idToken);
    }

    String validToken() {
        return token("VALID", "{}");
    }

    String unknownToken() {
        return "{idToken: '%s-UNKNOWN', type: 'ISO14443'}".formatted(id);
    }

    /** A transaction to come, with a token of its own. */
    Session session(int evse) {
        return new Session(this, evse, token("VALID-" + evse, "{}"));
    }

    Session session() {
        return session(1);
    }

    private Tool tool() {
        return tool.orElseThrow(() -> new IllegalStateException(id + " is not connected"));
    }

    @Override
    public void close() {
        tool.ifPresent(Tool::close);
        tool = Optional.empty();
    }
}
