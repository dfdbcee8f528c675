package io.ametrine.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.SampledValue;
import io.ametrine.ocpp.v201.TransactionEventResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OcppJsonTest {
    @Test
    void absentComponentsAreNotWritten() {
        assertThat(text(TransactionEventResponse.builder().build())).isEqualTo("{}");
    }

    @Test
    void decimalsKeepEveryDigit() {
        SampledValue value = OcppJson.read("{\"value\":12345678901234567.890}", SampledValue.class);

        assertThat(value.value()).isEqualTo(new BigDecimal("12345678901234567.890"));
        assertThat(text(value)).isEqualTo("{\"value\":12345678901234567.890}");
    }

    @Test
    void exponentsAreWrittenOut() {
        assertThat(text(OcppJson.read("{\"value\":1.5E3}", SampledValue.class))).isEqualTo("{\"value\":1500}");
    }

    @Test
    void dataOfNullIsNotAbsent() {
        DataTransferRequest request = OcppJson.read("{\"vendorId\":\"a\",\"data\":null}", DataTransferRequest.class);

        assertThat(request.data()).contains(NullNode.getInstance());
        assertThat(text(request)).isEqualTo("{\"vendorId\":\"a\",\"data\":null}");
    }

    @Test
    void trailingTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OcppJson.read("{\"value\":1} {}", SampledValue.class));
    }

    @Test
    void textIsNotTakenForANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> OcppJson.read("{\"value\":\"1\"}", SampledValue.class));
    }

    @Test
    void strictReaderRefusesRepeatedKeys() {
        assertThatThrownBy(() -> OcppJson.strictReader().readTree("{\"a\":1,\"a\":2}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void strictReaderRefusesDeepNesting() {
        String deep = "[".repeat(100) + "]".repeat(100);

        assertThatThrownBy(() -> OcppJson.strictReader().<JsonNode>readValue(deep))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static String text(Object value) {
        return new String(OcppJson.write(value), StandardCharsets.UTF_8);
    }
}
