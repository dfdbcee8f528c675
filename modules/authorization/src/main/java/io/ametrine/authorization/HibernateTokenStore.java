package io.ametrine.authorization;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizeRequest;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.platform.runtime.DirectoryOwner;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** Tokens in PostgreSQL. All that a batch asks about are read with one statement, and read-only; changes go through the entity. */
final class HibernateTokenStore implements TokenStore, BatchStore, DirectoryOwner {
    private static final String PRESENTED = """
            select token.* from unnest(?, ?) as presented (tenant, id)
            join tokens token on token.tenant = presented.tenant and token.id = presented.id
            where not token.deleted
            """;

    private final BatchLocal<Map<TokenId, Optional<TokenEntry>>> read = BatchLocal.of(HashMap::new);

    @Override
    public void prefetch(List<Inbound> batch) {
        Set<TokenId> presented =
                batch.stream().flatMap(HibernateTokenStore::presented).collect(Collectors.toSet());
        if (!presented.isEmpty()) {
            load(presented);
        }
    }

    private static Stream<TokenId> presented(Inbound message) {
        if (message.action() == Action.AUTHORIZE && message instanceof StationCall call) {
            AuthorizeRequest request = OcppJson.read(call.payload(), AuthorizeRequest.class);
            return Stream.of(TokenId.of(call.station().tenant(), request.idToken()));
        }
        return Stream.empty();
    }

    private void load(Set<TokenId> ids) {
        Map<TokenId, Optional<TokenEntry>> known = read.get();
        ids.forEach(id -> known.put(id, Optional.empty()));
        Select.of(
                        PRESENTED,
                        ids.stream().map(TokenId::tenant).toArray(String[]::new),
                        ids.stream().map(TokenId::id).toArray(String[]::new))
                .list(session(), TokenRow::entry)
                .forEach(entry -> known.put(new TokenId(entry.tenant(), entry.id()), Optional.of(entry)));
    }

    @Override
    public Optional<TokenEntry> find(String tenant, IdToken token) {
        TokenId id = TokenId.of(tenant, token);
        if (!read.get().containsKey(id)) {
            load(Set.of(id));
        }
        return read.get().getOrDefault(id, Optional.empty());
    }

    /** Held to the end of the unit of work: a tenant's tokens change one after the other, so that versions never tie. */
    void lock(String tenant) {
        Select.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "tokens/" + tenant)
                .list(session(), _ -> true);
    }

    /** The row, a tombstone too. */
    Optional<Token> row(TokenId id) {
        return Optional.ofNullable(session().get(Token.class, id));
    }

    /** Those rows that exist, tombstones too. */
    Map<TokenId, Token> rows(Collection<TokenId> ids) {
        return session().getMultiple(Token.class, ids.stream().distinct().toList()).stream()
                .flatMap(row -> Optional.ofNullable(row).stream())
                .collect(Collectors.toMap(Token::id, row -> row, (one, _) -> one, HashMap::new));
    }

    /** Stores the change and tells the directory. */
    void save(Token token) {
        session().upsert(token);
        UnitOfWork.current().publish(change(token).toRecord());
    }

    @Override
    public List<DirectoryChange> rows() {
        return session().createSelectionQuery("from Token", Token.class).getResultList().stream()
                .map(HibernateTokenStore::change)
                .toList();
    }

    private static DirectoryChange change(Token token) {
        return new DirectoryChange(Topics.DIRECTORY_TOKENS, token.entry());
    }

    private static StatelessSession session() {
        return UnitOfWork.current().session();
    }
}
