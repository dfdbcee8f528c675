package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.standalone.Operator;
import io.ametrine.standalone.SharedInstallation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator does wrong is refused with a problem document that says what to do instead. */
class RefusalsIT {
    private final Operator operator = SharedInstallation.operator();
    private final TestStation station = TestStation.registered();

    @AfterEach
    void disconnect() {
        station.close();
    }

    @Test
    void keyThatNobodyHasIsRefused() {
        Operator stranger = new Operator(SharedInstallation.running().restUrl(), "no-such-key");

        assertRefused(stranger.get("/api/v1/stations"), 401, "Authorization: Bearer");
    }

    @Test
    void bodyThatIsNoJsonIsRefused() {
        assertRefused(operator.command(station.id(), "Reset", "{type: "), 400, "JSON");
    }

    @Test
    void stationThatIsNotRegisteredIsRefused() {
        assertRefused(
                operator.command("NOBODY", "Reset", "{\"type\": \"OnIdle\"}"), 404, "PUT /api/v1/stations/NOBODY");
    }

    @Test
    void actionThatDoesNotExistIsRefused() {
        assertRefused(operator.command(station.id(), "Restart", "{}"), 404, "Actions are");
    }

    @Test
    void actionOfStationsIsRefused() {
        assertRefused(operator.command(station.id(), "Heartbeat", "{}"), 400, "Actions that can be sent");
    }

    @Test
    void requestThatBreaksItsSchemaIsRefusedWithThePlace() {
        Operator.Reply reply = operator.command(station.id(), "Reset", "{\"type\": \"Now\", \"evseId\": \"1\"}");

        assertRefused(reply, 422, "/openapi.json");
        assertThat(reply.body().toString()).contains("/type", "OnIdle", "/evseId");
    }

    @Test
    void stationThatHasGoneIsNotSentTheCommand() {
        station.connect();
        station.boot("PowerUp");
        station.close();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Operator.Reply reply = operator.command(station.id(), "Reset", "{\"type\": \"OnIdle\"}");
            assertRefused(reply, 409, "Send it again once it is");
            assertThat(reply.body().path("sent").asBoolean(true)).isFalse();
        });
    }

    @Test
    void passwordThatIsTooShortIsRefused() {
        assertRefused(operator.put("/api/v1/stations/" + station.id(), "{\"password\": \"short\"}"), 422, "16 to 40");
    }

    @Test
    void stopOfAnUnknownTransactionSaysWhereToLook() {
        assertRefused(
                operator.command(station.id(), "RequestStopTransaction", "{\"transactionId\": \"none\"}"),
                422,
                "/api/v1/transactions?station=");
    }

    private static void assertRefused(Operator.Reply reply, int status, String hint) {
        JsonNode problem = reply.body();
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("type").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).contains(hint);
    }
}
