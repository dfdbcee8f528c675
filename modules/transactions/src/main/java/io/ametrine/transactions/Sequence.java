package io.ametrine.transactions;

import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;

/** Which events of a transaction have arrived, judged by their seqNo. */
record Sequence(int first, int last, int count, int offline, boolean startSeen) {
    static Sequence of(TransactionEventRequest event) {
        return new Sequence(event.seqNo(), event.seqNo(), 1, offline(event), isStart(event));
    }

    Sequence after(TransactionEventRequest event) {
        return new Sequence(first, event.seqNo(), count + 1, offline + offline(event), startSeen || isStart(event));
    }

    /** How many events between the first and the last have not arrived. */
    long missing() {
        return (long) last - first + 1 - count;
    }

    private static int offline(TransactionEventRequest event) {
        return event.offline().orElse(false) ? 1 : 0;
    }

    private static boolean isStart(TransactionEventRequest event) {
        return event.eventType() == TransactionEvent.STARTED;
    }
}
