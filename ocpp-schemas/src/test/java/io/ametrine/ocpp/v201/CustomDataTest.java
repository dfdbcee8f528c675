package io.ametrine.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.IntNode;
import io.ametrine.ocpp.OcppJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CustomDataTest {
    @Test
    void vendorsPropertiesAreKeptAsTheyCame() {
        String json = "{\"customData\":{\"vendorId\":\"acme\",\"a\":1,\"b\":{\"c\":[null,1.50]},\"d\":null}}";

        HeartbeatRequest request = OcppJson.read(json, HeartbeatRequest.class);

        assertThat(request.customData().orElseThrow().vendorId()).isEqualTo("acme");
        assertThat(request.customData().orElseThrow().properties()).containsEntry("a", IntNode.valueOf(1));
        assertThat(new String(OcppJson.write(request), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void vendorIdIsRequired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcppJson.read("{\"customData\":{\"a\":1}}", HeartbeatRequest.class))
                .withMessageContaining("CustomData.vendorId");
    }
}
