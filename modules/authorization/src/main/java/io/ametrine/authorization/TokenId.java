package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.directory.TokenEntry;
import jakarta.persistence.Embeddable;

/** A token's key within its tenant: its type and its text, compared without regard to case. */
@Embeddable
record TokenId(String tenant, String id) {
    static TokenId of(String tenant, IdToken token) {
        return new TokenId(tenant, TokenEntry.id(token.type().wireName(), token.idToken()));
    }
}
