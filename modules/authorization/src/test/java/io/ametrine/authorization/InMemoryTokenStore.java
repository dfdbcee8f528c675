package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.directory.TokenEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens in a map. */
final class InMemoryTokenStore implements TokenStore {
    private final Map<TokenId, TokenEntry> rows = new HashMap<>();

    void add(TokenEntry token) {
        rows.put(new TokenId(token.tenant(), token.id()), token);
    }

    @Override
    public Optional<TokenEntry> find(String tenant, IdToken token) {
        return Optional.ofNullable(rows.get(TokenId.of(tenant, token))).filter(row -> !row.deleted());
    }
}
