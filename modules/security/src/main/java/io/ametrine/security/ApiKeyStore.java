package io.ametrine.security;

import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.runtime.DirectoryOwner;
import java.util.List;
import java.util.Optional;

/** Keeps the API keys, and asserts them to every gateway. */
interface ApiKeyStore extends DirectoryOwner {
    void put(ApiKey key);

    Optional<ApiKey> find(String tenant, String id);

    /** Keys that may still be used. */
    List<ApiKey> list(String tenant);

    /** Deleted ones too, of all tenants. */
    List<ApiKey> all();

    @Override
    default List<DirectoryChange> rows() {
        return all().stream().map(ApiKey::change).toList();
    }
}
