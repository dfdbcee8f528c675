package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private static final RawJson PAYLOAD = RawJson.of("{ \"x\" : 1.50 }");

    @Test
    void payloadsAreWrittenAsTheyAre() {
        assertThat(FrameWriter.call("7", "Reset", PAYLOAD)).hasToString("[2,\"7\",\"Reset\",{ \"x\" : 1.50 }]");
        assertThat(FrameWriter.callResult("7", PAYLOAD)).hasToString("[3,\"7\",{ \"x\" : 1.50 }]");
        assertThat(FrameWriter.callError("7", ErrorCode.INTERNAL_ERROR, "sorry", RawJson.EMPTY_OBJECT))
                .hasToString("[4,\"7\",\"InternalError\",\"sorry\",{}]");
    }

    @Test
    void idsAreQuoted() {
        assertThat(FrameWriter.callResult("a\"b\\", PAYLOAD)).hasToString("[3,\"a\\\"b\\\\\",{ \"x\" : 1.50 }]");
    }

    @Test
    void longDescriptionIsCut() {
        RawJson frame = FrameWriter.callError("7", ErrorCode.GENERIC_ERROR, "x".repeat(300), RawJson.EMPTY_OBJECT);

        assertThat(FrameReader.read(frame.bytes()))
                .isInstanceOfSatisfying(
                        Frame.CallError.class,
                        error -> assertThat(error.description()).hasSize(255));
    }

    @Test
    void violationGoesIntoTheDetails() {
        var violation = new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "/reason", "enum", "one of [\"A\"]");

        RawJson frame = FrameWriter.callError(OcppException.of("7", violation));

        assertThat(frame)
                .hasToString("[4,\"7\",\"PropertyConstraintViolation\",\"/reason: expected one of [\\\"A\\\"]\","
                        + "{\"pointer\":\"/reason\",\"keyword\":\"enum\",\"expected\":\"one of [\\\"A\\\"]\"}]");
    }
}
