package io.ametrine.transactions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.envelope.Inbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which transactions a batch will ask for: found by skimming the payloads, not by reading them whole. */
final class TransactionIds {
    private static final String TRANSACTION_ID = "transactionId";
    private static final String CUSTOM_DATA = "customData";

    private TransactionIds() {}

    static Set<TransactionKey> in(Collection<Inbound> batch) {
        Set<TransactionKey> keys = new LinkedHashSet<>();
        for (Inbound message : batch) {
            payload(message)
                    .flatMap(TransactionIds::first)
                    .ifPresent(id -> keys.add(new TransactionKey(message.station(), id)));
        }
        return keys;
    }

    private static Optional<byte[]> payload(Inbound message) {
        return switch (message.action()) {
            case TRANSACTION_EVENT, REQUEST_STOP_TRANSACTION ->
                switch (message) {
                    case Inbound.StationCall call -> Optional.of(call.payload());
                    case Inbound.CommandRequested command -> Optional.of(command.payload());
                    case Inbound.CommandFinished _, Inbound.Continuation _ -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    static Optional<String> first(byte[] payload) {
        try (JsonParser json = OcppJson.mapper().getFactory().createParser(payload)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals(TRANSACTION_ID) && value == JsonToken.VALUE_STRING) {
                    return Optional.of(json.getText());
                }
                if (field.equals(CUSTOM_DATA)) {
                    json.skipChildren();
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
