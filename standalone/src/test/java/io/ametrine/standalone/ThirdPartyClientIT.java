package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One station that shares no code with us, not even its reading of the schemas, from its boot to its last command. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThirdPartyClientIT {
    private static final String ID = "THIRD-PARTY";
    private static final String TOKEN = "CAFE0003";

    private static final Operator OPERATOR = SharedInstallation.operator();
    private static ThirdPartyStation station;

    @BeforeAll
    static void connect() {
        OPERATOR.registerStation(ID, SimulatedStations.PASSWORD);
        OPERATOR.registerToken(TOKEN);
        station = ThirdPartyStation.start(Map.of(
                "ENDPOINT",
                SharedInstallation.running().stationUrl(),
                "IDENTITY",
                ID,
                "PASSWORD",
                SimulatedStations.PASSWORD,
                "TOKEN",
                TOKEN));
    }

    @AfterAll
    static void disconnect() {
        station.close();
    }

    @Test
    @Order(1)
    void bootsAuthorizesAndCharges() {
        assertThat(station.awaitWord("booted")).isEqualTo("Accepted");
        assertThat(station.awaitWord("authorized")).isEqualTo("Accepted");

        assertCharged(station.awaitWord("charged"));
    }

    @Test
    @Order(2)
    void reportsItsDeviceModel() {
        accepts("GetBaseReport", "{\"requestId\": 1, \"reportBase\": \"FullInventory\"}");
        station.awaitWord("reported");

        assertThat(OPERATOR.get("/api/v1/stations/" + ID + "/variables?variable=ItemsPerMessage")
                        .body()
                        .toString())
                .contains("\"42\"");
    }

    @Test
    @Order(3)
    void tellsAndTakesVariables() {
        String named = "\"component\": {\"name\": \"OCPPCommCtrlr\"}, \"variable\": {\"name\": \"OfflineThreshold\"}";

        JsonNode read = answer("GetVariables", "{\"getVariableData\": [{" + named + "}]}");
        JsonNode set = answer("SetVariables", "{\"setVariableData\": [{" + named + ", \"attributeValue\": \"123\"}]}");

        assertThat(read.at("/getVariableResult/0/attributeValue").asText()).isEqualTo("60");
        assertThat(set.at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Accepted");
    }

    @Test
    @Order(4)
    void startsRemotely() {
        accepts(
                "RequestStartTransaction",
                "{\"remoteStartId\": 3, \"idToken\": {\"idToken\": \"" + TOKEN + "\", \"type\": \"ISO14443\"}}");

        JsonNode transaction = assertCharged(station.awaitWord("chargedRemotely"));

        assertThat(transaction.path("remoteStartId").asInt()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void isTriggered() {
        accepts("TriggerMessage", "{\"requestedMessage\": \"Heartbeat\"}");

        station.awaitWord("heartbeat");
    }

    @Test
    @Order(6)
    void resets() {
        accepts("Reset", "{\"type\": \"Immediate\"}");

        assertThat(station.awaitWord("booted")).isEqualTo("Accepted");
    }

    private static JsonNode assertCharged(String transactionAndStatus) {
        List<String> words = List.of(transactionAndStatus.split(" ", -1));
        JsonNode transaction = OPERATOR.get("/api/v1/transactions/" + ID + "/" + words.getFirst())
                .body();
        assertThat(words.get(1)).isEqualTo("Accepted");
        assertThat(transaction.path("active").asBoolean(true))
                .as(transaction.toString())
                .isFalse();
        assertThat(transaction.at("/energy/deliveredWh").decimalValue()).isEqualByComparingTo("1000");
        return transaction;
    }

    private static void accepts(String action, String request) {
        assertThat(answer(action, request).path("status").asText()).isEqualTo("Accepted");
    }

    private static JsonNode answer(String action, String request) {
        Operator.Reply reply = OPERATOR.command(ID, action, request);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }
}
