package io.ametrine.transactions;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;

/** An idToken by which a driver is known; compared without regard to case. */
record Token(String idToken, IdTokenEnum type) {
    static Token of(IdToken token) {
        return new Token(token.idToken(), token.type());
    }

    boolean isSame(Token other) {
        return type == other.type && idToken.equalsIgnoreCase(other.idToken);
    }
}
