package io.ametrine.transactions;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;

/** One event of a transaction's history, as it arrived and when. */
record StoredEvent(TransactionKey key, TransactionEventRequest event, RawJson payload, Instant receivedAt) {
    static StoredEvent of(Station station, TransactionKey key, TransactionEventRequest event) {
        RawJson payload = station.payload().orElseGet(() -> RawJson.of(OcppJson.write(event)));
        return new StoredEvent(key, event, payload, station.receivedAt());
    }
}
