package io.ametrine.transactions;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import java.util.Optional;

/** What a station is told of a token in a transaction: its standing, mended by what only this module knows. */
final class Standings {
    private final Tokens tokens;
    private final RemoteRequestStore requests;
    private final ConcurrentTransactions concurrent;
    private final TransactionStore transactions;

    Standings(
            Tokens tokens,
            RemoteRequestStore requests,
            ConcurrentTransactions concurrent,
            TransactionStore transactions) {
        this.tokens = tokens;
        this.requests = requests;
        this.concurrent = concurrent;
        this.transactions = transactions;
    }

    /** Empty when the event presents no token. */
    Optional<IdTokenInfo> of(TransactionKey key, Optional<Integer> evseId, TransactionEventRequest event) {
        return event.idToken().map(token -> {
            IdTokenInfo standing = tokens.standing(key.station(), evseId, token);
            return concurrent.judge(key, event, handedOut(key, token, standing), transactions);
        });
    }

    /** A Central token is made by a CSMS for one remote start and is in no directory: the start vouches for it. */
    private IdTokenInfo handedOut(TransactionKey key, IdToken token, IdTokenInfo standing) {
        boolean unknownCentral =
                token.type() == IdTokenEnum.CENTRAL && standing.status() == AuthorizationStatus.UNKNOWN;
        return unknownCentral && requests.handedOut(key.station(), Token.of(token))
                ? IdTokenInfo.builder(AuthorizationStatus.ACCEPTED).build()
                : standing;
    }
}
