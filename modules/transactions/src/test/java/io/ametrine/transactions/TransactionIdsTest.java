package io.ametrine.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionIdsTest {
    private static final StationKey STATION = new StationKey("default", "CS001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static Inbound call(Action action, String payload) {
        SessionRef session = new SessionRef("node", 0, UUID.randomUUID(), 1, "ocpp2.0.1");
        return new Inbound.StationCall(
                STATION, session, "1", action, payload.getBytes(StandardCharsets.UTF_8), NOW, NOW, Optional.empty());
    }

    private static Inbound stop(String transactionId) {
        byte[] payload = ("{\"transactionId\":\"" + transactionId + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Inbound.CommandRequested(
                STATION, "c", Action.REQUEST_STOP_TRANSACTION, payload, NOW, Optional.empty(), "api");
    }

    @Test
    void eachTransactionOfABatchOnce() {
        String event = new String(
                OcppJson.write(EventBuilder.started("a", 0).meterWh(5).build()), StandardCharsets.UTF_8);

        assertThat(TransactionIds.in(List.of(
                        call(Action.TRANSACTION_EVENT, event), call(Action.TRANSACTION_EVENT, event), stop("b"))))
                .containsExactly(new TransactionKey(STATION, "a"), new TransactionKey(STATION, "b"));
    }

    @Test
    void otherMessagesAskForNone() {
        assertThat(TransactionIds.in(List.of(call(Action.METER_VALUES, "{\"transactionId\":\"x\"}"))))
                .isEmpty();
    }

    @Test
    void vendorsDataIsNotMistaken() {
        String event = "{\"customData\":{\"vendorId\":\"v\",\"transactionId\":\"no\"},\"transactionInfo\":"
                + "{\"customData\":{\"vendorId\":\"v\",\"transactionId\":\"no\"},\"transactionId\":\"yes\"}}";

        assertThat(TransactionIds.in(List.of(call(Action.TRANSACTION_EVENT, event))))
                .containsExactly(new TransactionKey(STATION, "yes"));
    }
}
