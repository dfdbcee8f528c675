package io.ametrine.security;

import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.rest.Role;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** A key of the REST API: who may use it for what. Of its secret only the SHA-256 is known. */
record ApiKey(
        String tenant,
        String id,
        String name,
        String sha256,
        Set<Role> roles,
        Instant createdAt,
        String createdBy,
        long version,
        boolean deleted) {
    ApiKey {
        roles = Set.copyOf(roles);
    }

    ApiKey delete() {
        return new ApiKey(tenant, id, name, sha256, roles, createdAt, createdBy, version + 1, true);
    }

    Set<String> roleNames() {
        return roles.stream().map(Role::wireName).collect(Collectors.toUnmodifiableSet());
    }

    DirectoryChange change() {
        return new DirectoryChange(
                Topics.DIRECTORY_API_KEYS, new ApiKeyEntry(tenant, id, version, deleted, name, sha256, roleNames()));
    }
}
