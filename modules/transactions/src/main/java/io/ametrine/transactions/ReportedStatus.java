package io.ametrine.transactions;

import java.time.Instant;
import java.util.Optional;

/** What the station last answered to GetTransactionStatus about a transaction (E14). */
record ReportedStatus(Instant at, Optional<Boolean> ongoing, boolean messagesInQueue) {}
