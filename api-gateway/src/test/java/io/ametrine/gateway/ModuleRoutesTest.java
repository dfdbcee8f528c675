package io.ametrine.gateway;

import static io.ametrine.gateway.ProblemAssert.assertProblem;
import static io.ametrine.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleRoutesTest {
    private final RunningGateway gateway = new RunningGateway();

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void requestReachesItsModuleWithCallerAndQuery() {
        JsonNode answer = json(gateway.get("/api/v1/stations?limit=3"));

        assertThat(answer.path("tenant").asText()).isEqualTo("acme");
        assertThat(answer.path("caller").asText()).isEqualTo("key of acme");
        assertThat(answer.path("limit").asInt()).isEqualTo(3);
    }

    @Test
    void bodyLocationAndEncodedPathPassThrough() {
        HttpResponse<String> response = gateway.send("PUT", "/api/v1/stations/a%20b%2Fc", "{\"name\":\"x\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).path("id").asText()).isEqualTo("a b/c");
        assertThat(json(response).at("/body/name").asText()).isEqualTo("x");
        assertThat(response.headers().firstValue("Location")).isPresent();
    }

    @Test
    void modulesProblemsPassThrough() {
        assertProblem(gateway.send("DELETE", "/api/v1/stations/CS-1", ""), 409, "conflict");
        assertProblem(gateway.get("/api/v1/stations?limit=many"), 400, "bad-request");
    }

    @Test
    void moduleThatIsAwayIsNamed() {
        HttpResponse<String> response = gateway.get("/api/v1/stations/CS-1/charging-profiles");

        JsonNode problem = assertProblem(response, 503, "module-away");
        assertThat(problem.path("module").asText()).isEqualTo("smart-charging");
        assertThat(problem.path("detail").asText()).contains("AMETRINE_SMART_CHARGING_URL");
    }

    @Test
    void moduleRefusesWhatIsNotSigned() {
        HttpRequest.Builder direct = HttpRequest.newBuilder(URI.create(gateway.module.url() + "/api/v1/stations"));

        assertProblem(gateway.send(direct), 401, "unauthorized");
    }

    @Test
    void rolesAreCheckedAtTheDoor() {
        assertProblem(gateway.send("DELETE", "/api/v1/stations/CS-1", "", "X-API-Key", "reader-key"), 403, "forbidden");
        assertProblem(gateway.get("/api/v1/api-keys"), 403, "forbidden");
        assertProblem(gateway.get("/metrics"), 403, "forbidden");
        assertThat(gateway.get("/metrics", "X-API-Key", "admin-key").body()).contains("ametrine_http_requests");
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        assertProblem(gateway.get("/api/v2/stations"), 404, "unknown-path");
        assertProblem(gateway.get("/internal/commands"), 404, "unknown-path");
        assertProblem(gateway.send("POST", "/api/v1/stations", "{}"), 405, "method-not-allowed");
        assertProblem(gateway.get("/api/v1/commands/nonsense"), 404, "not-found");
    }

    @Test
    void deadLettersNeedTheirModule() {
        assertProblem(gateway.get("/api/v1/dead-letters"), 400, "bad-request");
        assertProblem(gateway.post("/api/v1/dead-letters/nowhere/1/replay", ""), 400, "bad-request");
        assertProblem(gateway.post("/api/v1/dead-letters/security/x/replay", ""), 400, "bad-request");
    }

    @Test
    void commandIsReadFromTheModuleInItsId() {
        String id = "transactions-0197c2d4-0000-7000-8000-000000000000";
        gateway.module.commandRows.put(id, Map.of("id", id, "state", "answered"));

        assertThat(json(gateway.get("/api/v1/commands/" + id)).path("state").asText())
                .isEqualTo("answered");
    }

    @Test
    void everyAnswerForbidsSniffingFramingAndForeignContent() {
        HttpResponse<String> response = gateway.get("/api/v1/stations");

        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
