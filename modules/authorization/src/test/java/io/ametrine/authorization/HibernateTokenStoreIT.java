package io.ametrine.authorization;

import static io.ametrine.authorization.Messages.NOW;
import static io.ametrine.authorization.Messages.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.database.StatementCount;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.SessionRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HibernateTokenStoreIT implements TokenStoreContract {
    private static final SessionRef SESSION = new SessionRef("node-1", 3, new UUID(1, 2), 7, "ocpp2.0.1");

    private final HibernateTokenStore store = new HibernateTokenStore();

    @Override
    public void register(String tenant, IdToken token, TokenSettings settings) {
        inUnit(() -> store.save(Token.register(tenant, token, settings, NOW)));
    }

    @Override
    public void delete(String tenant, IdToken token) {
        inUnit(() -> store.row(TokenId.of(tenant, token)).ifPresent(row -> {
            row.delete(NOW);
            store.save(row);
        }));
    }

    @Override
    public Optional<TokenEntry> find(String tenant, IdToken token) {
        return AuthorizationDatabase.SCHEMA.inUnit(List.of(store), () -> store.find(tenant, token));
    }

    @Test
    void everySettingSurvives() {
        IdToken token = someCard();
        TokenSettings settings = new TokenSettings(
                Optional.of(AuthorizationStatus.BLOCKED),
                Optional.of(NOW),
                Optional.of(NOW.minusSeconds(1)),
                Optional.of(IdToken.builder("FLEET", IdTokenEnum.CENTRAL).build()),
                Optional.of(List.of("CS1", "CS2")),
                Optional.of(Map.of("CS1", List.of(1, 2))),
                Optional.of("de"),
                Optional.of(-3),
                Optional.of("hello"));

        register("default", token, settings);

        assertThat(find("default", token))
                .contains(Token.register("default", token, settings, NOW).entry());
    }

    @Test
    void batchOfManyCardsIsReadWithOneStatement() {
        List<IdToken> cards = Stream.generate(this::someCard).limit(50).toList();
        cards.forEach(card -> register("default", card, TokenSettings.accepted()));
        List<Inbound> batch =
                cards.stream().map(HibernateTokenStoreIT::presented).toList();

        int statements = StatementCount.of(() -> inUnit(() -> {
            store.prefetch(batch);
            cards.forEach(card -> assertThat(store.find("default", card)).isPresent());
            assertThat(store.find("default", cards.getFirst())).isPresent();
        }));

        assertThat(statements).as("begin, select, commit").isBetween(1, 3);
    }

    private static Inbound presented(IdToken token) {
        return new StationCall(
                Messages.CS1,
                SESSION,
                "1",
                Action.AUTHORIZE,
                OcppJson.write(authorize(token)),
                NOW,
                NOW.plusSeconds(20),
                Optional.empty());
    }

    private void inUnit(Runnable work) {
        AuthorizationDatabase.SCHEMA.inUnit(List.of(store), () -> {
            work.run();
            return true;
        });
    }
}
