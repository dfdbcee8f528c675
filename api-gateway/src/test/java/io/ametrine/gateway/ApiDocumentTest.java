package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.v201.Action;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentTest {
    private final PayloadValidator validator = new PayloadValidator();
    private final RunningGateway gateway = new RunningGateway();
    private final JsonNode document = RunningGateway.json(gateway.get("/openapi.json"));

    @AfterAll
    void stop() {
        gateway.close();
    }

    static List<Action> actions() {
        return List.copyOf(Action.toStation());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void exampleIsValid(Action action) {
        assertThat(validator.request(action, ActionExamples.of(action))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void actionHasItsOwnPathWithSchemasAndExample(Action action) {
        JsonNode post = document.path("paths")
                .path("/api/v1/stations/{stationId}/commands/" + action.wireName())
                .path("post");

        JsonNode content = post.at("/requestBody/content").path("application/json");
        assertThat(content.path("example")).isEqualTo(ActionExamples.of(action));
        assertThat(content.at("/schema/$ref").asText()).endsWith("/" + action.wireName() + "Request");
        assertThat(post.path("responses").path("200").findValuesAsText("$ref"))
                .containsExactly("#/components/schemas/" + action.wireName() + "Response");
        assertThat(post.path("responses").has("504")).isTrue();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everySchemaIsUsed() {
        List<String> references = document.findValuesAsText("$ref");

        document.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(references).contains("#/components/schemas/" + name));
    }

    @Test
    void ownPathsAndProblemsAreThere() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.at("/paths/~1api~1v1~1commands~1{action}/post").isObject())
                .isTrue();
        assertThat(document.at("/paths/~1api~1v1~1commands~1{commandId}/get").isObject())
                .isTrue();
        assertThat(document.at("/paths/~1api~1v1~1stations~1{stationId}~1trace/get")
                        .isObject())
                .isTrue();
        assertThat(document.path("paths").has("/api/v1/stations/{stationId}/commands/{action}"))
                .isFalse();
        assertThat(document.at("/components/securitySchemes/apiKey/name").asText())
                .isEqualTo("X-API-Key");
    }

    @Test
    void modulesWithoutDocumentAreNamed() {
        assertThat(document.path("x-modules-away").toString()).contains("smart-charging");
    }

    @Test
    void swaggerUiIsServedFromHere() {
        HttpResponse<String> page = gateway.get("/docs/");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(gateway.get("/docs/start.js").body()).contains("/openapi.json");
        assertThat(gateway.get("/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/docs/swagger-ui.css").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/docs/..%2F..%2Fapplication.properties").statusCode())
                .isEqualTo(404);
        assertThat(gateway.get("/docs").statusCode()).isEqualTo(302);
    }
}
