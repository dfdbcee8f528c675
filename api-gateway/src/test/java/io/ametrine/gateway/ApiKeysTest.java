package io.ametrine.gateway;

import static io.ametrine.gateway.ProblemAssert.assertProblem;
import static io.ametrine.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    @Test
    void keyIsTakenFromEitherHeader() {
        try (RunningGateway gateway = new RunningGateway()) {
            HttpResponse<String> bearer = gateway.send(
                    gateway.request("/api/v1/stations").header("Authorization", "Bearer " + RunningGateway.KEY));

            assertThat(bearer.statusCode()).isEqualTo(200);
            assertThat(gateway.get("/api/v1/stations").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void missingAndWrongKeysAre401() {
        try (RunningGateway gateway = new RunningGateway()) {
            HttpResponse<String> missing = gateway.send(gateway.request("/api/v1/stations"));

            assertProblem(missing, 401, "unauthorized");
            assertThat(missing.headers().firstValue("WWW-Authenticate")).isPresent();
            assertProblem(gateway.get("/api/v1/stations", "X-API-Key", "guess"), 401, "unauthorized");
        }
    }

    @Test
    void keyThatIsStillUnderWayIsAccepted() {
        try (RunningGateway gateway = new RunningGateway()) {
            gateway.keys.publish("new-key", "acme", "reader");

            assertThat(gateway.get("/api/v1/stations", "X-API-Key", "new-key").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void unreachableBrokerIsNoReasonFor401() {
        try (RunningGateway gateway = new RunningGateway()) {
            gateway.keys.reachable.set(false);

            assertProblem(gateway.get("/api/v1/stations", "X-API-Key", "guess"), 503, "unavailable");
        }
    }

    @Test
    void guessingIsSlowedDownWithoutAskingTheBroker() {
        try (RunningGateway gateway = new RunningGateway(limit(1_000), limit(2))) {
            assertProblem(gateway.get("/api/v1/stations", "X-API-Key", "guess 1"), 401, "unauthorized");
            assertProblem(gateway.get("/api/v1/stations", "X-API-Key", "guess 2"), 401, "unauthorized");

            HttpResponse<String> third = gateway.get("/api/v1/stations", "X-API-Key", "guess 3");

            assertProblem(third, 429, "too-many-requests");
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(gateway.keys.barriers).hasValue(2);
            assertThat(gateway.get("/api/v1/stations").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneKeyCannotStarveAnother() {
        try (RunningGateway gateway = new RunningGateway(limit(2), limit(1_000))) {
            gateway.get("/api/v1/stations");
            gateway.get("/api/v1/stations");

            assertProblem(gateway.get("/api/v1/stations"), 429, "too-many-requests");
            assertThat(gateway.get("/api/v1/stations", "X-API-Key", "reader-key")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tenantIsTheKeysWhateverTheRequestSays() {
        try (RunningGateway gateway = new RunningGateway()) {
            HttpResponse<String> response = gateway.get("/api/v1/stations?limit=3", "Ametrine-Tenant", "other");

            assertThat(json(response).path("tenant").asText()).isEqualTo("acme");
        }
    }

    private static RateLimit limit(int burst) {
        return new RateLimit(0.001, burst, System::nanoTime);
    }
}
