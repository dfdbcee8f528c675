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
import org.hibernate.StatelessSession;

/** Tokens in PostgreSQL; all that a batch asks about are read with one statement. */
final class HibernateTokenStore implements TokenStore, BatchStore, DirectoryOwner {
    private final BatchLocal<Map<TokenId, Optional<Token>>> read = BatchLocal.of(HashMap::new);

    @Override
    public void prefetch(List<Inbound> batch) {
        Set<TokenId> presented = batch.stream()
                .filter(message -> message.action() == Action.AUTHORIZE)
                .flatMap(message -> message instanceof StationCall call ? presented(call).stream() : null)
                .collect(Collectors.toSet());
        load(presented);
    }

    private static Optional<TokenId> presented(StationCall call) {
        AuthorizeRequest request = OcppJson.read(call.payload(), AuthorizeRequest.class);
        return Optional.of(TokenId.of(call.station().tenant(), request.idToken()));
    }

    /** Reads rows ahead; those that do not exist are remembered as absent. */
    void load(Collection<TokenId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(id -> read.get().putIfAbsent(id, Optional.empty()));
        session().getMultiple(Token.class, List.copyOf(ids)).stream()
                .flatMap(row -> Optional.ofNullable(row).stream())
                .forEach(row -> read.get().put(row.id(), Optional.of(row)));
    }

    @Override
    public Optional<TokenEntry> find(String tenant, IdToken token) {
        return row(TokenId.of(tenant, token)).filter(row -> !row.deleted()).map(Token::entry);
    }

    /** Held to the end of the unit of work: a tenant's tokens change one after the other, so that versions never tie. */
    void lock(String tenant) {
        Select.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "tokens/" + tenant)
                .list(session(), _ -> true);
    }

    /** The row, a tombstone too. */
    Optional<Token> row(TokenId id) {
        return read.get()
                .computeIfAbsent(id, key -> Optional.ofNullable(session().get(Token.class, key)));
    }

    /** Stores the change and tells the directory. */
    void save(Token token) {
        session().upsert(token);
        read.get().put(token.id(), Optional.of(token));
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
