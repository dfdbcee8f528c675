package io.ametrine.gateway;

import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.directory.DirectoryReplica;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The replica of {@code directory.api-keys}, indexed by hash. A key that was changed or deleted is not found by its old hash. */
final class ReplicatedKeys implements KeyDirectory {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DirectoryReplica<ApiKeyEntry> replica;
    private final Map<String, ApiKeyEntry> byHash = new ConcurrentHashMap<>();

    ReplicatedKeys(DirectoryReplica<ApiKeyEntry> replica) {
        this.replica = replica;
        replica.watch(this::index);
        replica.entries().forEach(this::index);
    }

    private void index(ApiKeyEntry entry) {
        if (!entry.deleted()) {
            byHash.put(entry.sha256(), entry);
        }
    }

    @Override
    public Optional<ApiKeyEntry> find(String sha256) {
        return Optional.ofNullable(byHash.get(sha256))
                .flatMap(indexed -> replica.find(indexed.tenant(), indexed.id()))
                .filter(current -> current.sha256().equals(sha256));
    }

    @Override
    public boolean catchUp() {
        return replica.barrier(PATIENCE).join();
    }
}
