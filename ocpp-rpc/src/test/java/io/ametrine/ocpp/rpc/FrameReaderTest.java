package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    @Test
    void callIsReadWithItsPayloadAsItArrived() {
        Frame frame = FrameReader.read(
                " [2, \"19\" ,\"Heartbeat\", { \"customData\" : {\"vendorId\":\"é\", \"x\":1.50} } ] ");

        assertThat(frame).isInstanceOfSatisfying(Frame.Call.class, call -> {
            assertThat(call.messageId()).isEqualTo("19");
            assertThat(call.action()).isEqualTo("Heartbeat");
            assertThat(call.payload().at("/customData/vendorId").asText()).isEqualTo("é");
            assertThat(call.raw()).hasToString("{ \"customData\" : {\"vendorId\":\"é\", \"x\":1.50} }");
        });
    }

    @Test
    void callResultIsRead() {
        Frame frame = FrameReader.read("[3,\"a\",{\"status\":\"Accepted\"}]");

        assertThat(frame).isInstanceOfSatisfying(Frame.CallResult.class, result -> {
            assertThat(result.messageId()).isEqualTo("a");
            assertThat(result.raw()).hasToString("{\"status\":\"Accepted\"}");
        });
    }

    @Test
    void callErrorIsRead() {
        Frame frame = FrameReader.read("[4,\"a\",\"NotSupported\",\"no\",{\"x\":1}]");

        assertThat(frame).isInstanceOfSatisfying(Frame.CallError.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
            assertThat(error.description()).isEqualTo("no");
            assertThat(error.details().path("x").asInt()).isEqualTo(1);
        });
    }

    @Test
    void unknownErrorCodeBecomesGenericAndIsTold() {
        Frame frame = FrameReader.read("[4,\"a\",\"OutOfCoffee\",\"sorry\",{}]");

        assertThat(frame).isInstanceOfSatisfying(Frame.CallError.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.GENERIC_ERROR);
            assertThat(error.description()).isEqualTo("OutOfCoffee: sorry");
        });
    }

    @Test
    void endlessDescriptionIsCut() {
        Frame frame = FrameReader.read("[4,\"a\",\"GenericError\",\"" + "🔌".repeat(500) + "\",{}]");

        assertThat(frame)
                .isInstanceOfSatisfying(
                        Frame.CallError.class,
                        error -> assertThat(error.description())
                                .hasSizeLessThanOrEqualTo(255)
                                .endsWith("🔌"));
    }

    /** The table of error codes, its rows about frames. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | RpcFrameworkError | -1",
                "hello | RpcFrameworkError | -1",
                "{} | RpcFrameworkError | -1",
                "null | RpcFrameworkError | -1",
                "[] | RpcFrameworkError | -1",
                "[2] | RpcFrameworkError | -1",
                "[2,\"1\"] | RpcFrameworkError | 1",
                "[2,\"1\",\"Heartbeat\"] | RpcFrameworkError | 1",
                "[2,\"1\",\"Heartbeat\",{},1] | RpcFrameworkError | 1",
                "[2,\"1\",\"Heartbeat\",{}] [] | RpcFrameworkError | 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":}] | RpcFrameworkError | 1",
                "[2,\"1\",\"Heartbeat\",{} | RpcFrameworkError | 1",
                "[\"2\",\"1\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,1,\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,\"\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,\"1234567890123456789012345678901234567\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,\"a\\nb\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,\"\\ud800\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[2,\"1\",7,{}] | RpcFrameworkError | 1",
                "[2.0,\"1\",\"Heartbeat\",{}] | RpcFrameworkError | -1",
                "[9,\"1\",\"Heartbeat\",{}] | MessageTypeNotSupported | 1",
                "[-2,\"1\"] | MessageTypeNotSupported | 1",
                "[99999999999999999999,\"1\"] | MessageTypeNotSupported | 1",
                "[2,\"1\",\"Heartbeat\",[]] | FormatViolation | 1",
                "[2,\"1\",\"Heartbeat\",null] | FormatViolation | 1",
                "[2,\"1\",\"Heartbeat\",\"x\"] | FormatViolation | 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":2}] | FormatViolation | 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"\\u0000\"}] | PropertyConstraintViolation | 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"\\udc00\"}] | PropertyConstraintViolation | 1",
                "[2,\"1\",\"Heartbeat\",{\"a\":1e400}] | PropertyConstraintViolation | 1",
                "[3,\"1\"] | RpcFrameworkError | 1",
                "[3,\"1\",3] | FormatViolation | 1",
                "[4,\"1\"] | RpcFrameworkError | 1",
                "[4,\"1\",\"GenericError\",\"\",{},{}] | RpcFrameworkError | 1"
            })
    void badFrameIsRefused(String text, String code, String messageId) {
        OcppException refused = refusal(text);

        assertThat(refused.code().wireName()).isEqualTo(code);
        assertThat(refused.messageId()).isEqualTo(messageId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[3,\"1\",3]", "[4,\"1\"]", "[3,\"1\",{\"a\":}]"})
    void badAnswerIsNotAnswered(String text) {
        assertThat(refusal(text).isAnswerable()).isFalse();
    }

    @Test
    void badCallIsAnswered() {
        assertThat(refusal("[2,\"1\",\"Heartbeat\",[]]").isAnswerable()).isTrue();
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);

        assertThat(refusal("[2,\"1\",\"Heartbeat\"," + deep + "]").code()).isEqualTo(ErrorCode.FORMAT_VIOLATION);
    }

    @Test
    void endlessNumberIsRefused() {
        assertThat(refusal("[2,\"1\",\"Heartbeat\",{\"a\":" + "9".repeat(1000) + "}]")
                        .code())
                .isEqualTo(ErrorCode.FORMAT_VIOLATION);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        String text = "[2,\"1\",\"Heartbeat\",{\"a\":\"é\"}]";

        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(refusal(text.getBytes(charset)).code()).isEqualTo(ErrorCode.RPC_FRAMEWORK_ERROR);
        }
        assertThat(refusal("\uFEFF" + text).code()).isEqualTo(ErrorCode.RPC_FRAMEWORK_ERROR);
    }

    @Test
    void refusalRepeatsNothingHostile() {
        OcppException refused = refusal("[2,\"1\",\"Heartbeat\",{\"<script>\":{\"ok\":\"\\u0000\"}}]");

        assertThat(refused.violation().orElseThrow().pointer()).isEqualTo("/*/ok");
        assertThat(FrameWriter.callError(refused).toString()).doesNotContain("script");
    }

    private static OcppException refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OcppException refusal(byte[] bytes) {
        return catchThrowableOfType(OcppException.class, () -> FrameReader.read(bytes));
    }
}
