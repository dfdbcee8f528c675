package io.ametrine.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.samples.SchemaSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    @ParameterizedTest
    @EnumSource(Action.class)
    void smallestRequestSurvives(Action action) {
        assertSurvives(SchemaSample.minimalRequest(action), action.requestType());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void fullestRequestSurvives(Action action) {
        assertSurvives(SchemaSample.fullRequest(action), action.requestType());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void smallestResponseSurvives(Action action) {
        assertSurvives(SchemaSample.minimalResponse(action), action.responseType());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void fullestResponseSurvives(Action action) {
        assertSurvives(SchemaSample.fullResponse(action), action.responseType());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void requestKnowsItsAction(Action action) {
        OcppRequest request = OcppJson.read(SchemaSample.minimalRequest(action), action.requestType());

        assertThat(request.action()).isEqualTo(action);
    }

    private static void assertSurvives(JsonNode json, Class<?> type) {
        Object bound = OcppJson.read(OcppJson.write(json), type);

        assertThat(OcppJson.read(OcppJson.write(bound), JsonNode.class)).isEqualTo(json);
        assertThat(OcppJson.read(OcppJson.write(bound), type)).isEqualTo(bound);
    }
}
