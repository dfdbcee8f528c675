package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a station shall hold reaches it when it can be told, through all services and a real socket. */
class DesiredStatesIT {
    private static final String LIMIT = """
            {setVariableData: [{attributeValue: '%s', component: {name: 'SmartChargingCtrlr'}, variable: {name: 'LimitChangeSignificance'}}]}""";
    private static final String TAKEN = """
            {setVariableResult: [{attributeStatus: 'Accepted', component: {name: 'SmartChargingCtrlr'},
             variable: {name: 'LimitChangeSignificance'}}]}""";
    private static final String FIRMWARE =
            "{requestId: 1, firmware: {location: 'https://files.example/2.bin', retrieveDateTime: '2026-01-01T00:00:00Z'}}";

    private final TestStation station = TestStation.registered();

    @AfterEach
    void disconnect() {
        station.close();
    }

    @Test
    void anOfflineStationGetsTheLatestAtItsNextConnectionAndOnlyOnce() {
        desire("SetVariables/limit", LIMIT.formatted("1"));
        desire("SetVariables/limit", LIMIT.formatted("2"));
        assertThat(state("SetVariables/limit")).isEqualTo("waiting");

        station.connect();
        station.answer("SetVariables", LIMIT.formatted("2"), TAKEN);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state("SetVariables/limit").equals("accepted"));
        station.connect();
        station.boot("PowerUp");

        station.operate("ClearCache", "{}", "{status: 'Accepted'}"); // nothing else was sent before it
        JsonNode all =
                Csms.get("/api/v1/desired-states?station=" + station.id()).path("items");
        assertThat(all.findValuesAsText("state")).containsExactly("accepted", "replaced");
        assertThat(Csms.get("/api/v1/stations/" + station.id() + "/variables").toString())
                .contains("LimitChangeSignificance");
    }

    @Test
    void untilTheBootIsAcceptedOnlySettingsAreSent() {
        station.register("{registration: 'Pending'}");
        desire("UpdateFirmware/current", FIRMWARE);
        desire("SetVariables/limit", LIMIT.formatted("1"));

        station.connect();
        station.answer("SetVariables", LIMIT.formatted("1"), TAKEN);
        assertThat(station.bootNotification("PowerUp").path("status").asText()).isEqualTo("Pending");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state("SetVariables/limit").equals("accepted"));
        assertThat(state("UpdateFirmware/current")).isEqualTo("waiting");
        station.register("{registration: 'Accepted'}");
        assertThat(station.bootNotification("PowerUp").path("status").asText()).isEqualTo("Accepted");

        station.answer("UpdateFirmware", FIRMWARE, "{status: 'Rejected'}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state("UpdateFirmware/current").equals("rejected"));
    }

    private void desire(String path, String request) {
        Csms.put("/api/v1/stations/" + station.id() + "/desired/" + path, request);
    }

    private String state(String path) {
        return Csms.get("/api/v1/stations/" + station.id() + "/desired/" + path)
                .path("state")
                .asText();
    }
}
