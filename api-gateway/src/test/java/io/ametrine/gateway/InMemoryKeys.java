package io.ametrine.gateway;

import io.ametrine.platform.directory.ApiKeyEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** API keys, some of which have not arrived yet. */
final class InMemoryKeys implements KeyDirectory {
    private final Map<String, ApiKeyEntry> known = new ConcurrentHashMap<>();
    private final Map<String, ApiKeyEntry> underWay = new ConcurrentHashMap<>();
    final AtomicBoolean reachable = new AtomicBoolean(true);
    final AtomicInteger barriers = new AtomicInteger();

    InMemoryKeys with(String secret, String tenant, String... roles) {
        put(known, secret, tenant, roles);
        return this;
    }

    void publish(String secret, String tenant, String... roles) {
        put(underWay, secret, tenant, roles);
    }

    private static void put(Map<String, ApiKeyEntry> keys, String secret, String tenant, String... roles) {
        String hash = ApiKeys.sha256(secret);
        keys.put(hash, new ApiKeyEntry(tenant, "id-" + secret, 1, false, "key of " + tenant, hash, Set.of(roles)));
    }

    @Override
    public Optional<ApiKeyEntry> find(String sha256) {
        return Optional.ofNullable(known.get(sha256));
    }

    @Override
    public boolean catchUp() {
        barriers.incrementAndGet();
        known.putAll(underWay);
        return reachable.get();
    }
}
