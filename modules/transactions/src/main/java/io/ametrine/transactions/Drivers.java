package io.ametrine.transactions;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TriggerReason;
import java.util.Optional;

/** Who charged: the first token that was presented, the group it was in then, and the token that ended it (C09, C16). */
record Drivers(Optional<Token> idToken, Optional<Token> group, Optional<Token> stopIdToken) {
    static final Drivers NOBODY = new Drivers(Optional.empty(), Optional.empty(), Optional.empty());

    Drivers after(TransactionEventRequest event) {
        Optional<Token> presented = event.idToken().map(Token::of);
        return new Drivers(
                idToken.or(() -> presented), group, stops(event) ? stopIdToken.or(() -> presented) : stopIdToken);
    }

    /** Notes the group if it is the first token that the standing is about. */
    Drivers authorized(Optional<IdToken> presented, Optional<IdTokenInfo> standing) {
        boolean ours = presented
                .map(Token::of)
                .flatMap(token -> idToken.map(token::isSame))
                .orElse(false);
        return ours
                ? new Drivers(
                        idToken, standing.flatMap(IdTokenInfo::groupIdToken).map(Token::of), stopIdToken)
                : this;
    }

    /** Keeps the group that was known of the same token before its events were counted anew. */
    Drivers remembering(Drivers before) {
        boolean same =
                idToken.flatMap(token -> before.idToken.map(token::isSame)).orElse(false);
        return same ? new Drivers(idToken, before.group, stopIdToken) : this;
    }

    private static boolean stops(TransactionEventRequest event) {
        return event.triggerReason() == TriggerReason.STOP_AUTHORIZED || event.eventType() == TransactionEvent.ENDED;
    }
}
