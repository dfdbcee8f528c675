package io.ametrine.transactions;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TriggerReason;
import java.util.Collection;

/** Whether one token may charge at several places at once; if not, the second is told ConcurrentTx. */
public enum ConcurrentTransactions {
    ALLOWED,
    REFUSED;

    IdTokenInfo judge(
            TransactionKey key, TransactionEventRequest event, IdTokenInfo standing, TransactionStore transactions) {
        if (this == ALLOWED || !claims(event) || standing.status() != AuthorizationStatus.ACCEPTED) {
            return standing;
        }
        return event.idToken()
                .map(token -> transactions.activeWith(key.tenant(), Token.of(token)))
                .filter(active -> isElsewhere(key, active))
                .map(_ -> refused(standing))
                .orElse(standing);
    }

    /** A token that stops charging, here or at the end, claims nothing. */
    static boolean claims(TransactionEventRequest event) {
        return event.eventType() != TransactionEvent.ENDED && event.triggerReason() != TriggerReason.STOP_AUTHORIZED;
    }

    static boolean isElsewhere(TransactionKey own, Collection<TransactionKey> active) {
        return active.stream().anyMatch(other -> !other.equals(own));
    }

    private static IdTokenInfo refused(IdTokenInfo standing) {
        return new IdTokenInfo(
                AuthorizationStatus.CONCURRENT_TX,
                standing.cacheExpiryDateTime(),
                standing.chargingPriority(),
                standing.language1(),
                standing.evseId(),
                standing.groupIdToken(),
                standing.language2(),
                standing.personalMessage(),
                standing.customData());
    }
}
