package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.rest.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes and ends API keys within the current unit of work, and tells the gateways. */
final class ApiKeys {
    private final ApiKeyStore store;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What became of a request to delete a key. */
    enum Deletion {
        DONE,
        UNKNOWN,
        /** Nobody could make keys any more. */
        LAST_ADMIN
    }

    List<ApiKey> list(String tenant) {
        return store.list(tenant);
    }

    boolean knows(Secret secret) {
        String sha256 = ApiKeySecret.sha256(secret);
        return store.all().stream().anyMatch(key -> key.sha256().equals(sha256));
    }

    ApiKey create(String tenant, String name, Set<Role> roles, Secret secret, String createdBy) {
        return save(new ApiKey(
                tenant,
                UUID.randomUUID().toString(),
                name,
                ApiKeySecret.sha256(secret),
                roles,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                createdBy,
                1,
                false));
    }

    Deletion delete(String tenant, String id) {
        List<ApiKey> keys = store.list(tenant);
        List<ApiKey> others = keys.stream().filter(key -> !key.id().equals(id)).toList();
        if (others.size() == keys.size()) {
            return Deletion.UNKNOWN;
        }
        if (others.stream().noneMatch(key -> key.roles().contains(Role.ADMIN))) {
            return Deletion.LAST_ADMIN;
        }
        store.find(tenant, id).map(ApiKey::delete).ifPresent(this::save);
        return Deletion.DONE;
    }

    private ApiKey save(ApiKey key) {
        store.put(key);
        UnitOfWork.current().publish(key.change().toRecord());
        return key;
    }
}
