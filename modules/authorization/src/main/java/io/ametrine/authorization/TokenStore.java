package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.directory.TokenEntry;
import java.util.Optional;

/** The registered tokens, as the handlers see them. */
interface TokenStore {
    /** Empty for a token that was never registered or is deleted. */
    Optional<TokenEntry> find(String tenant, IdToken token);
}
