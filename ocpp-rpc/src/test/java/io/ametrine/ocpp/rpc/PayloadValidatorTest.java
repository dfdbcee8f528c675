package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.samples.SchemaSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadValidatorTest {
    private final PayloadValidator validator = new PayloadValidator();

    @ParameterizedTest
    @EnumSource(Action.class)
    void samplesOfEveryMessageAreValid(Action action) {
        assertThat(validator.request(action, SchemaSample.minimalRequest(action)))
                .isEmpty();
        assertThat(validator.request(action, SchemaSample.fullRequest(action))).isEmpty();
        assertThat(validator.response(action, SchemaSample.minimalResponse(action)))
                .isEmpty();
        assertThat(validator.response(action, SchemaSample.fullResponse(action)))
                .isEmpty();
    }

    /** The table of error codes, its rows about payloads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BootNotification | {\"reason\":\"PowerUp\"} | OccurrenceConstraintViolation | /chargingStation | required",
                "GetVariables | {\"getVariableData\":[]} | OccurrenceConstraintViolation | /getVariableData | minItems",
                "NotifyEvent | [] | FormatViolation | `` | type",
                "Heartbeat | {\"customData\":1} | TypeConstraintViolation | /customData | type",
                "Reset | {\"type\":3} | TypeConstraintViolation | /type | type",
                "Reset | {\"type\":\"Immediate\",\"evseId\":\"1\"} | TypeConstraintViolation | /evseId | type",
                "Reset | {\"type\":\"Immediate\",\"evseId\":1.5} | TypeConstraintViolation | /evseId | type",
                "Reset | {\"type\":\"Immediate\",\"evseId\":null} | TypeConstraintViolation | /evseId | type",
                "Reset | {\"type\":\"Now\"} | PropertyConstraintViolation | /type | enum",
                "Reset | {\"type\":\"Immediate\",\"evil\":1} | PropertyConstraintViolation | `` | additionalProperties",
                "Reset | {\"type\":\"Immediate\",\"evseId\":3000000000} | PropertyConstraintViolation | /evseId | range",
                "Heartbeat | {\"customData\":{}} | OccurrenceConstraintViolation | /customData/vendorId | required",
                "Heartbeat | {\"customData\":{\"vendorId\":\"a\",\"b\":[\"\\u0000\"]}} | PropertyConstraintViolation | /customData/b/0 | string",
                "Heartbeat | {\"customData\":{\"vendorId\":\"a\",\"b\":1e400}} | PropertyConstraintViolation | /customData/b | number",
                "StatusNotification | {\"timestamp\":\"now\",\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1} | PropertyConstraintViolation | /timestamp | format",
                "StatusNotification | {\"timestamp\":\"2026-01-01T23:59:60Z\",\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1} | PropertyConstraintViolation | /timestamp | format",
                "Authorize | {\"idToken\":{\"idToken\":\"1234567890123456789012345678901234567\",\"type\":\"Central\"}} | PropertyConstraintViolation | /idToken/idToken | maxLength",
                "NotifyEVChargingNeeds | {\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\",\"dcChargingParameters\":{\"evMaxCurrent\":1,\"evMaxVoltage\":1,\"stateOfCharge\":101}}} | PropertyConstraintViolation | /chargingNeeds/dcChargingParameters/stateOfCharge | maximum",
                "NotifyEVChargingNeeds | {\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\",\"dcChargingParameters\":{\"evMaxCurrent\":1,\"evMaxVoltage\":1,\"stateOfCharge\":-1}}} | PropertyConstraintViolation | /chargingNeeds/dcChargingParameters/stateOfCharge | minimum"
            })
    void violationHasCodePlaceAndKeyword(String action, String json, String code, String pointer, String keyword) {
        JsonNode payload = OcppJson.read(json, JsonNode.class);

        Violation violation =
                validator.request(Action.of(action).orElseThrow(), payload).getFirst();

        assertThat(violation.code().wireName()).isEqualTo(code);
        assertThat(violation.pointer()).isEqualTo(pointer);
        assertThat(violation.keyword()).isEqualTo(keyword);
    }

    @Test
    void expectationIsWordedFromTheSchema() {
        JsonNode payload = OcppJson.read("{\"type\":\"<script>\"}", JsonNode.class);

        Violation violation = validator.request(Action.RESET, payload).getFirst();

        assertThat(violation.description()).isEqualTo("/type: expected one of [\"Immediate\",\"OnIdle\"]");
    }

    @Test
    void lengthIsWordedWithItsLimit() {
        JsonNode payload = OcppJson.read("{\"vendorId\":\"" + "x".repeat(256) + "\"}", JsonNode.class);

        Violation violation = validator.request(Action.DATA_TRANSFER, payload).getFirst();

        assertThat(violation.description()).isEqualTo("/vendorId: expected at most 255 characters");
    }

    @Test
    void tooManyItemsAreCounted() {
        JsonNode payload = SchemaSample.fullRequest(Action.PUBLISH_FIRMWARE_STATUS_NOTIFICATION);
        assertThat(validator.request(Action.PUBLISH_FIRMWARE_STATUS_NOTIFICATION, payload))
                .isEmpty();

        JsonNode schedules = OcppJson.read(
                "{\"evseId\":1,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
                        + "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":[{},{},{},{}]}}",
                JsonNode.class);
        assertThat(validator.request(Action.SET_CHARGING_PROFILE, schedules)).anySatisfy(violation -> {
            assertThat(violation.keyword()).isEqualTo("maxItems");
            assertThat(violation.code()).isEqualTo(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        });
    }

    @Test
    void unknownActionIsNotImplemented() {
        OcppException refused = refusal("[2,\"1\",\"Dance\",{}]");

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_IMPLEMENTED);
        assertThat(refused.messageId()).isEqualTo("1");
    }

    @Test
    void actionOfTheCsmsIsNotSupported() {
        assertThat(refusal("[2,\"1\",\"Reset\",{\"type\":\"Immediate\"}]").code())
                .isEqualTo(ErrorCode.NOT_SUPPORTED);
    }

    @Test
    void invalidPayloadIsRefusedWithItsViolation() {
        OcppException refused = refusal("[2,\"1\",\"BootNotification\",{\"reason\":\"PowerUp\"}]");

        assertThat(refused.code()).isEqualTo(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        assertThat(refused.messageId()).isEqualTo("1");
        assertThat(refused.violation().orElseThrow().pointer()).isEqualTo("/chargingStation");
    }

    @Test
    void validCallHasItsAction() {
        assertThat(validator.stationCall((Frame.Call) FrameReader.read("[2,\"1\",\"Heartbeat\",{}]")))
                .isEqualTo(Action.HEARTBEAT);
    }

    private OcppException refusal(String frame) {
        Frame.Call call = (Frame.Call) FrameReader.read(frame);
        return catchThrowableOfType(OcppException.class, () -> validator.stationCall(call));
    }
}
