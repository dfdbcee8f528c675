package io.ametrine.gateway;

import static io.ametrine.gateway.ProblemAssert.assertProblem;
import static io.ametrine.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandResourceTest {
    private static final String RESET = "/api/v1/stations/CS-1/commands/Reset";
    private static final String BODY = "{\"type\":\"OnIdle\"}";
    private final RunningGateway gateway = new RunningGateway();

    @BeforeEach
    void answered() {
        gateway.broker.commands.clear();
        gateway.broker.goAway(false);
        gateway.commandsEnd("answered", Optional.of("{\"status\":\"Accepted\"}"), Optional.empty(), true);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void stationsAnswerIsTheResponse() {
        HttpResponse<String> response = gateway.post(RESET + "?timeout=7", BODY);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"Accepted\"}");
        CommandRequested command = gateway.broker.commands.getFirst();
        assertThat(command.station().key()).isEqualTo("acme/CS-1");
        assertThat(command.commandId()).startsWith("provisioning-");
        assertThat(command.caller()).isEqualTo("key of acme");
        assertThat(Duration.between(Instant.now(), command.deadline()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(response.headers().firstValue(CommandOutcomes.ID_HEADER)).contains(command.commandId());
    }

    @Test
    void unknownStationIs404() {
        JsonNode problem =
                assertProblem(gateway.post("/api/v1/stations/nobody/commands/Reset", BODY), 404, "unknown-station");

        assertThat(problem.path("detail").asText()).contains("PUT /api/v1/stations/nobody");
        assertThat(gateway.broker.commands).isEmpty();
    }

    @Test
    void anotherTenantsStationIsUnknown() {
        assertProblem(gateway.post(RESET, BODY, "X-API-Key", "other-key"), 404, "unknown-station");
    }

    @Test
    void unknownActionAndStationsActionListTheValidOnes() {
        JsonNode unknown =
                assertProblem(gateway.post("/api/v1/stations/CS-1/commands/Resett", BODY), 404, "unknown-action");
        JsonNode wrong =
                assertProblem(gateway.post("/api/v1/stations/CS-1/commands/Heartbeat", "{}"), 400, "wrong-action");

        assertThat(unknown.path("actions").toString())
                .contains("Reset", "UnlockConnector")
                .doesNotContain("Heartbeat");
        assertThat(wrong.path("actions").size()).isEqualTo(40);
    }

    @Test
    void everySchemaViolationIsListed() {
        String body = "{\"evseId\":\"one\",\"idToken\":{\"idToken\":\"X\"},\"surprise\":1}";

        JsonNode problem = assertProblem(
                gateway.post("/api/v1/stations/CS-1/commands/RequestStartTransaction", body), 422, "unprocessable");

        assertThat(problem.path("violations").findValuesAsText("pointer"))
                .contains("/evseId", "/idToken/type", "/remoteStartId")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(problem.path("violations").findValuesAsText("keyword"))
                .contains("type", "required", "additionalProperties");
        assertThat(gateway.broker.commands).isEmpty();
    }

    @Test
    void brokenJsonAndOddTimeoutAre400() {
        assertProblem(gateway.post(RESET, "{\"type\":"), 400, "not-json");
        assertProblem(gateway.post(RESET, ""), 400, "no-body");
        assertProblem(gateway.post(RESET, "[]"), 422, "unprocessable");
        JsonNode problem = assertProblem(gateway.post(RESET + "?timeout=301", BODY), 400, "bad-request");
        assertThat(problem.path("detail").asText()).contains("between 1 and 300");
    }

    @Test
    void offlineIs409AndMayBeSentAgain() {
        gateway.commandsEnd("notSent", Optional.empty(), Optional.of("offline"), false);

        JsonNode problem = assertProblem(gateway.post(RESET, BODY), 409, "station-offline");

        assertThat(problem.path("sent").asBoolean(true)).isFalse();
    }

    @Test
    void callErrorIs502WithItsCode() {
        gateway.commandsEnd("error", Optional.empty(), Optional.empty(), true);

        JsonNode problem = assertProblem(gateway.post(RESET, BODY), 502, "station-error");

        assertThat(problem.path("errorCode").asText()).isEqualTo("NotSupported");
        assertThat(problem.path("errorDescription").asText()).isEqualTo("no such thing");
    }

    @Test
    void noAnswerIs504AndMayHaveTakenEffect() {
        gateway.commandsEnd("timeout", Optional.empty(), Optional.empty(), true);

        JsonNode problem = assertProblem(gateway.post(RESET, BODY), 504, "no-answer");

        assertThat(problem.path("sent").asBoolean(false)).isTrue();
    }

    @Test
    void expiredIs504AndMayBeSentAgain() {
        gateway.commandsEnd("notSent", Optional.empty(), Optional.of("expired"), false);

        JsonNode problem = assertProblem(gateway.post(RESET, BODY), 504, "command-expired");

        assertThat(problem.path("sent").asBoolean(true)).isFalse();
    }

    @Test
    void missedOutcomeIsReadFromTheRow() {
        gateway.broker.onCommand(command -> gateway.module.commandRows.put(
                command.commandId(),
                Map.of("state", "answered", "response", Map.of("status", "Scheduled"), "sent", true, "late", false)));

        HttpResponse<String> response = gateway.post(RESET + "?timeout=1", BODY);

        assertThat(response.body()).isEqualTo("{\"status\":\"Scheduled\"}");
    }

    @Test
    void commandThatNoModuleTookWasNotSent() {
        gateway.broker.onCommand(_ -> {});

        JsonNode problem = assertProblem(gateway.post(RESET + "?timeout=1", BODY), 504, "command-expired");

        assertThat(problem.path("sent").asBoolean(true)).isFalse();
        assertThat(gateway.inbox.size()).isZero();
    }

    @Test
    void openRowMeansThatItMayHaveBeenSent() {
        gateway.broker.onCommand(
                command -> gateway.module.commandRows.put(command.commandId(), Map.of("state", "open", "sent", false)));

        JsonNode problem = assertProblem(gateway.post(RESET + "?timeout=1", BODY), 504, "no-answer");

        assertThat(problem.path("sent").asBoolean(false)).isTrue();
    }

    @Test
    void sameIdempotencyKeyGivesTheSameCommand() {
        gateway.post(RESET, BODY, "Idempotency-Key", "k1");
        gateway.post(RESET, BODY, "Idempotency-Key", "k1");
        gateway.post(RESET, BODY, "Idempotency-Key", "k2");

        assertThat(gateway.broker.commands.get(0).commandId())
                .isEqualTo(gateway.broker.commands.get(1).commandId())
                .isNotEqualTo(gateway.broker.commands.get(2).commandId());
    }

    @Test
    void idempotencyKeyOfAnotherRequestIs422() {
        gateway.commandsEnd("conflict", Optional.empty(), Optional.of("used before"), false);

        assertProblem(gateway.post(RESET, BODY, "Idempotency-Key", "k3"), 422, "idempotency-key-reused");
    }

    @Test
    void asynchronousCommandIsAcceptedAtOnce() {
        gateway.broker.onCommand(_ -> {});

        HttpResponse<String> response = gateway.post(RESET, BODY, "Prefer", "respond-async");

        String id = gateway.broker.commands.getFirst().commandId();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/commands/" + id);
        assertThat(json(response).path("commandId").asText()).isEqualTo(id);
        assertThat(gateway.inbox.size()).isZero();
    }

    @Test
    void brokerAwayIs503AndNothingWasSent() {
        gateway.broker.goAway(true);

        JsonNode problem = assertProblem(gateway.post(RESET, BODY), 503, "unavailable");

        assertThat(problem.path("sent").asBoolean(true)).isFalse();
        assertThat(gateway.inbox.size()).isZero();
    }

    @Test
    void readerMayNotSend() {
        assertProblem(gateway.post(RESET, BODY, "X-API-Key", "reader-key"), 403, "forbidden");
    }

    @Test
    void listOfStationsGetsAnOutcomeEach() {
        String body = "{\"stations\":[\"CS-1\",\"nobody\",\"CS-2\"],\"request\":{\"type\":\"OnIdle\"}}";

        JsonNode results = json(gateway.post("/api/v1/commands/Reset", body)).path("results");

        assertThat(results.findValuesAsText("station")).containsExactly("CS-1", "nobody", "CS-2");
        assertThat(results.findValuesAsText("state")).containsExactly("answered", "unknownStation", "answered");
    }

    @Test
    void listOfStationsCanBeAsynchronous() {
        String body = "{\"stations\":[\"CS-1\"],\"request\":{\"type\":\"OnIdle\"}}";

        HttpResponse<String> response = gateway.post("/api/v1/commands/Reset", body, "Prefer", "respond-async");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).at("/results/0/commandId").asText()).startsWith("provisioning-");
    }

    @Test
    void wrongListIsRefused() {
        assertProblem(gateway.post("/api/v1/commands/Reset", "{\"stations\":[],\"request\":{}}"), 422, "unprocessable");
        assertProblem(gateway.post("/api/v1/commands/Reset", "{\"stations\":[\"CS-1\"]}"), 422, "unprocessable");
        assertProblem(
                gateway.post("/api/v1/commands/Reset", "{\"stations\":[\"CS-1\"],\"request\":{}}"),
                422,
                "unprocessable");
    }
}
