package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.directory.TokenEntry;
import java.util.Optional;

class InMemoryTokenStoreTest implements TokenStoreContract {
    private final InMemoryTokenStore store = new InMemoryTokenStore();

    @Override
    public void register(String tenant, IdToken token, TokenSettings settings) {
        store.add(Token.register(tenant, token, settings, Messages.NOW).entry());
    }

    @Override
    public void delete(String tenant, IdToken token) {
        Token row = Token.register(tenant, token, TokenSettings.accepted(), Messages.NOW);
        row.delete(Messages.NOW);
        store.add(row.entry());
    }

    @Override
    public Optional<TokenEntry> find(String tenant, IdToken token) {
        return store.find(tenant, token);
    }
}
