package io.ametrine.transactions;

import io.ametrine.ocpp.v201.TransactionEventRequest;
import java.time.Instant;

/** One event of a transaction's history, as it arrived and when. */
record StoredEvent(TransactionKey key, TransactionEventRequest event, Instant receivedAt) {}
