package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** Holds a response to be a problem of a kind. */
final class ProblemAssert {
    private ProblemAssert() {}

    static JsonNode assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = RunningGateway.json(response);
        assertThat(problem.path("type").asText()).isEqualTo("urn:ametrine:problem:" + type);
        assertThat(problem.path("detail").asText()).isNotEmpty();
        return problem;
    }
}
