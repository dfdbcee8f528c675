package io.ametrine.authorization;

import static io.ametrine.authorization.Messages.card;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.directory.TokenEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every token store answers for. */
interface TokenStoreContract {
    void register(String tenant, IdToken token, TokenSettings settings);

    void delete(String tenant, IdToken token);

    Optional<TokenEntry> find(String tenant, IdToken token);

    /** A card nobody used before. */
    default IdToken someCard() {
        return card(UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
    }

    @Test
    default void registeredTokenIsFoundHoweverItIsWritten() {
        IdToken token = someCard();
        register("default", token, TokenSettings.accepted());

        Optional<TokenEntry> found = find("default", card(token.idToken().toLowerCase(Locale.ROOT)));

        assertThat(found).map(TokenEntry::idToken).contains(token.idToken());
    }

    @Test
    default void typeAndTenantBelongToTheName() {
        IdToken token = someCard();
        register("default", token, TokenSettings.accepted());

        assertThat(find("other", token)).isEmpty();
        assertThat(find(
                        "default",
                        IdToken.builder(token.idToken(), IdTokenEnum.CENTRAL).build()))
                .isEmpty();
    }

    @Test
    default void deletedTokenIsNotFound() {
        IdToken token = someCard();
        register("default", token, TokenSettings.accepted());

        delete("default", token);

        assertThat(find("default", token)).isEmpty();
    }
}
