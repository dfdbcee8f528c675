package io.ametrine.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesiredKindTest {
    private static JsonNode json(String text) {
        return OcppJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHANGE_AVAILABILITY  | {'operationalStatus':'Inoperative'}                                | 0
            CHANGE_AVAILABILITY  | {'operationalStatus':'Operative','evse':{'id':1}}                  | 1
            CHANGE_AVAILABILITY  | {'operationalStatus':'Operative','evse':{'id':1,'connectorId':2}}  | 1.2
            SET_CHARGING_PROFILE | {'evseId':1,'chargingProfile':{'id':42}}                           | 42
            SET_DISPLAY_MESSAGE  | {'message':{'id':7}}                                               | 7
            SET_NETWORK_PROFILE  | {'configurationSlot':3}                                            | 3
            PUBLISH_FIRMWARE     | {'checksum':'abc'}                                                 | abc
            SEND_LOCAL_LIST      | {'versionNumber':5}                                                | current
            UPDATE_FIRMWARE      | {'requestId':5}                                                    | current
            SET_VARIABLES        | {'setVariableData':[]}                                             |
            INSTALL_CERTIFICATE  | {'certificate':'x'}                                                |
            """)
    void theKeyIsWhatTellsTwoOfAKindApart(DesiredKind kind, String request, String key) {
        assertThat(kind.keyOf(json(request))).isEqualTo(Optional.ofNullable(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHANGE_AVAILABILITY     | {'status':'Scheduled'}                                                                  | true
            SEND_LOCAL_LIST         | {'status':'VersionMismatch'}                                                            | false
            UPDATE_FIRMWARE         | {'status':'AcceptedCanceled'}                                                           | true
            UPDATE_FIRMWARE         | {'status':'InvalidCertificate'}                                                         | false
            SET_VARIABLES           | {'setVariableResult':[{'attributeStatus':'Accepted'},{'attributeStatus':'RebootRequired'}]} | true
            SET_VARIABLES           | {'setVariableResult':[{'attributeStatus':'Accepted'},{'attributeStatus':'Rejected'}]}   | false
            SET_VARIABLE_MONITORING | {'setMonitoringResult':[{'status':'Accepted'}]}                                         | true
            SET_VARIABLE_MONITORING | {'setMonitoringResult':[{'status':'Accepted'},{'status':'Duplicate'}]}                  | false
            """)
    void everyPartOfTheAnswerMustBeAccepted(DesiredKind kind, String response, boolean accepted) {
        assertThat(kind.isAccepted(json(response))).isEqualTo(accepted);
    }
}
