package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.Transactor;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** Sees to it that somebody can use the REST API of a new installation: with the key the operator gave, else with a random one. */
final class FirstApiKey {
    private static final String CREATOR = "ametrine";

    private final Transactor transactor;
    private final ApiKeys keys;
    private final String tenant;

    FirstApiKey(Transactor transactor, ApiKeys keys, String tenant) {
        this.transactor = transactor;
        this.keys = keys;
        this.tenant = tenant;
    }

    /** Returns the random key if one was made; it is to be shown now, for it is kept nowhere. */
    Optional<Secret> ensure(Optional<Secret> given) {
        return transactor.system(_ -> {
            oneAtATime();
            return given.isPresent() ? accept(given.get()) : make();
        });
    }

    private Optional<Secret> accept(Secret secret) {
        if (!keys.knows(secret)) {
            keys.create(tenant, "from AMETRINE_BOOTSTRAP_API_KEY", Set.of(Role.ADMIN), secret, CREATOR);
        }
        return Optional.empty();
    }

    private Optional<Secret> make() {
        if (!keys.list(tenant).isEmpty()) {
            return Optional.empty();
        }
        Secret secret = ApiKeySecret.random();
        keys.create(tenant, "first key", Set.of(Role.ADMIN), secret, CREATOR);
        return Optional.of(secret);
    }

    private static void oneAtATime() {
        try (Statement lock = UnitOfWork.current().connection().createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtextextended('ametrine.first-api-key', 0))");
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }
}
