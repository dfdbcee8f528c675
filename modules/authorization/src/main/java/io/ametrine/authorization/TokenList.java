package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import java.util.List;
import java.util.Optional;

/** Many tokens to be registered at once. */
record TokenList(List<Item> tokens) {
    static final int MOST = 1_000;

    TokenList {
        if (tokens.isEmpty() || tokens.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " tokens");
        }
        tokens = List.copyOf(tokens);
    }

    /** One of them; without settings it is accepted everywhere. */
    record Item(IdTokenEnum type, String idToken, Optional<TokenSettings> settings) {
        IdToken named() {
            return IdToken.builder(idToken, type).build();
        }
    }
}
