package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.conformance.Certification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class VariablesCasesIT {
    private static final String THRESHOLD = "component: {name: 'OCPPCommCtrlr'}, variable: {name: 'OfflineThreshold'}";
    private static final String REMOTE_START =
            "component: {name: 'AuthCtrlr'}, variable: {name: 'AuthorizeRemoteStart'}";

    @Test
    @Certification("TC_B_06_CSMS")
    void oneValueIsReadAndShown(TestStation station) {
        station.operate(
                "GetVariables",
                "{getVariableData: [{%s}]}".formatted(THRESHOLD),
                "{getVariableResult: [{%s, attributeStatus: 'Accepted', attributeValue: '60'}]}".formatted(THRESHOLD));

        assertThat(shown(station, "OfflineThreshold")).contains("\"60\"");
    }

    @Test
    @Certification("TC_B_07_CSMS")
    void severalValuesAreReadAndShown(TestStation station) {
        station.operate(
                "GetVariables", "{getVariableData: [{%s}, {%s}]}".formatted(THRESHOLD, REMOTE_START), """
                {getVariableResult: [{%s, attributeStatus: 'Accepted', attributeValue: '60'},
                 {%s, attributeStatus: 'Accepted', attributeValue: 'true'}]}""".formatted(
                                THRESHOLD, REMOTE_START));

        assertThat(shown(station, "OfflineThreshold")).contains("\"60\"");
        assertThat(shown(station, "AuthorizeRemoteStart")).contains("\"true\"");
    }

    @Test
    @Certification("TC_B_09_CSMS")
    void oneValueIsSetAndShown(TestStation station) {
        station.operate(
                "SetVariables",
                "{setVariableData: [{%s, attributeValue: '123'}]}".formatted(THRESHOLD),
                "{setVariableResult: [{%s, attributeStatus: 'Accepted'}]}".formatted(THRESHOLD));

        assertThat(shown(station, "OfflineThreshold")).contains("\"123\"");
    }

    @Test
    @Certification("TC_B_10_CSMS")
    void severalValuesAreSetAndShown(TestStation station) {
        station.operate(
                "SetVariables",
                "{setVariableData: [{%s, attributeValue: '123'}, {%s, attributeValue: 'false'}]}"
                        .formatted(THRESHOLD, REMOTE_START),
                "{setVariableResult: [{%s, attributeStatus: 'Accepted'}, {%s, attributeStatus: 'Accepted'}]}"
                        .formatted(THRESHOLD, REMOTE_START));

        assertThat(shown(station, "OfflineThreshold")).contains("\"123\"");
        assertThat(shown(station, "AuthorizeRemoteStart")).contains("\"false\"");
    }

    @Test
    @Certification("TC_B_12_CSMS")
    void configurationInventoryIsShown(TestStation station) {
        reportsInventory(station, 12, "ConfigurationInventory");
    }

    @Test
    @Certification("TC_B_13_CSMS")
    void fullInventoryIsShown(TestStation station) {
        reportsInventory(station, 13, "FullInventory");
    }

    private static void reportsInventory(TestStation station, int requestId, String base) {
        station.operate(
                "GetBaseReport",
                "{requestId: %d, reportBase: '%s'}".formatted(requestId, base),
                "{status: 'Accepted'}");
        reportPart(station, requestId, 0, true, THRESHOLD, "61");
        reportPart(station, requestId, 1, false, REMOTE_START, "true");

        assertThat(shown(station, "OfflineThreshold")).contains("\"61\"");
        assertThat(shown(station, "AuthorizeRemoteStart")).contains("\"true\"");
    }

    private static void reportPart(
            TestStation station, int requestId, int seqNo, boolean more, String variable, String value) {
        station.call("NotifyReport", """
                {requestId: %d, seqNo: %d, tbc: %s, generatedAt: '%s', reportData: [{%s,
                 variableAttribute: [{value: '%s', mutability: 'ReadWrite'}],
                 variableCharacteristics: {dataType: 'string', supportsMonitoring: false}}]}""".formatted(requestId, seqNo, more, Instant.now(), variable, value));
    }

    /** What the operator sees of a variable once the outcome is known to the module. */
    private static String shown(TestStation station, String variable) {
        JsonNode page = Csms.get("/api/v1/stations/" + station.id() + "/variables?variable=" + variable);
        return page.path("items").toString();
    }
}
