package io.ametrine.platform.directory;

import java.util.Set;

/** A key of the REST API; only the SHA-256 (hex) of its random secret is known. */
public record ApiKeyEntry(
        String tenant, String id, long version, boolean deleted, String name, String sha256, Set<String> roles)
        implements DirectoryEntry {
    public ApiKeyEntry {
        roles = Set.copyOf(roles);
    }
}
