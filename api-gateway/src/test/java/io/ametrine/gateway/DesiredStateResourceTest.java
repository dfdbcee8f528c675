package io.ametrine.gateway;

import static io.ametrine.gateway.ProblemAssert.assertProblem;
import static io.ametrine.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.runtime.DesiredKind;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesiredStateResourceTest {
    private static final String DESIRED = "/api/v1/stations/CS-1/desired/";
    private static final String VARIABLES =
            ActionExamples.of(Action.SET_VARIABLES).toString();
    private final RunningGateway gateway = new RunningGateway();

    @AfterAll
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> put(String path, String body, String... headers) {
        return gateway.send("PUT", path, body, headers);
    }

    @Test
    void theOwningModuleIsAskedToKeepIt() {
        HttpResponse<String> response = put(DESIRED + "SetVariables/night%20tariff%2F1", VARIABLES);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).path("tenant").asText()).isEqualTo("acme");
        assertThat(json(response).path("key").asText()).isEqualTo("night tariff/1");
        assertThat(json(response).path("request")).isEqualTo(OcppJson.read(VARIABLES, JsonNode.class));
    }

    @Test
    void whatIsDoneOnceIsRefusedAndWhatCanBeDesiredIsListed() {
        JsonNode once = assertProblem(put(DESIRED + "Reset/now", "{\"type\":\"OnIdle\"}"), 400, "no-desired-state");
        JsonNode stations = assertProblem(put(DESIRED + "Heartbeat/x", "{}"), 400, "wrong-action");

        assertThat(once.path("actions").toString())
                .contains("SetVariables", "UpdateFirmware")
                .doesNotContain("Reset");
        assertThat(once.path("detail").asText()).contains("commands/Reset");
        assertThat(stations.path("actions").isArray()).isTrue();
        assertProblem(put(DESIRED + "Nonsense/x", "{}"), 404, "unknown-action");
    }

    @Test
    void itIsHeldToItsSchemaAsACommandIs() {
        JsonNode problem = assertProblem(put(DESIRED + "SetVariables/a", "{\"surprise\":1}"), 422, "unprocessable");

        assertThat(problem.path("violations").findValuesAsText("pointer")).contains("/setVariableData");
    }

    @Test
    void theKeyIsTheOneThatTheRequestHasByNature() {
        String profile = ActionExamples.of(Action.SET_CHARGING_PROFILE).toString();

        JsonNode problem = assertProblem(put(DESIRED + "SetChargingProfile/7", profile), 422, "unprocessable");

        assertThat(problem.path("key").asText()).isEqualTo("1");
        assertThat(problem.path("detail").asText()).contains("\"7\"", "\"1\"", "the profile's id");
    }

    @Test
    void onlyRegisteredStationsOfTheCallersTenantHaveAny() {
        assertProblem(put("/api/v1/stations/nobody/desired/SetVariables/a", VARIABLES), 404, "unknown-station");
        assertProblem(put(DESIRED + "SetVariables/a", VARIABLES, "X-API-Key", "other-key"), 404, "unknown-station");
        assertProblem(put(DESIRED + "SetVariables/a", VARIABLES, "X-API-Key", "reader-key"), 403, "forbidden");
    }

    @Test
    void aModuleThatIsAwayIsNamed() {
        String profile = ActionExamples.of(Action.SET_CHARGING_PROFILE).toString();

        JsonNode problem = assertProblem(put(DESIRED + "SetChargingProfile/1", profile), 503, "module-away");

        assertThat(problem.path("module").asText()).isEqualTo("smart-charging");
        assertProblem(gateway.get("/api/v1/desired-states"), 503, "module-away");
    }

    @Test
    void theDocumentShowsTheGatewaysPathsAndNotTheModules() {
        JsonNode paths = json(gateway.get("/openapi.json")).path("paths");
        JsonNode one = paths.path("/api/v1/stations/{stationId}/desired/{action}/{key}");
        String ofModules = "/api/v1/desired-states/{stationId}/{action}/{key}";

        assertThat(one.has("get")).isTrue();
        assertThat(one.has("put")).isFalse();
        assertThat(paths.has(ofModules)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DesiredKind.class)
    void everyKindHasItsPathWithSchemaExampleAndKey(DesiredKind kind) {
        String name = kind.action().wireName();
        JsonNode put = json(gateway.get("/openapi.json"))
                .path("paths")
                .path(DESIRED.replace("CS-1", "{stationId}") + name + "/{key}")
                .path("put");

        JsonNode content = put.at("/requestBody/content").path("application/json");
        assertThat(content.at("/schema/$ref").asText()).endsWith("/" + name + "Request");
        assertThat(content.path("example")).isEqualTo(ActionExamples.of(kind.action()));
        assertThat(put.at("/parameters/1/description").asText()).contains(kind.keyMeaning());
        assertThat(put.at("/responses/201/content").findValuesAsText("$ref"))
                .containsExactly("#/components/schemas/DesiredStateView");
    }
}
