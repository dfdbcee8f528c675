package io.ametrine.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import org.junit.jupiter.api.Test;

class SchemasTest {
    @Test
    void erratumIsAppliedToTheTreeAndTheType() {
        assertThat(Schemas.response(Action.GET15118_EV_CERTIFICATE)
                        .at("/properties/exiResponse/maxLength")
                        .asInt())
                .isEqualTo(7500);
        assertThat(Get15118EVCertificateResponse.builder(Iso15118EVCertificateStatus.ACCEPTED, "x".repeat(7500))
                        .build()
                        .exiResponse())
                .hasSize(7500);
    }

    @Test
    void publishedTextStaysAsItIs() {
        assertThat(OcppJson.read(Schemas.responseText(Action.GET15118_EV_CERTIFICATE), JsonNode.class)
                        .at("/properties/exiResponse/maxLength")
                        .asInt())
                .isEqualTo(5600);
    }

    @Test
    void everyMessageHasBothSchemas() {
        for (Action action : Action.values()) {
            assertThat(Schemas.request(action).path("$id").asText()).endsWith(":" + action.wireName() + "Request");
            assertThat(Schemas.response(action).path("$id").asText()).endsWith(":" + action.wireName() + "Response");
        }
    }
}
