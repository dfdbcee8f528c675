package io.ametrine.transactions;

import io.ametrine.platform.envelope.StationKey;

/** A transaction's full name: a transactionId is unique within its station only. */
record TransactionKey(StationKey station, String transactionId) {
    String tenant() {
        return station.tenant();
    }
}
