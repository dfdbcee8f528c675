package io.ametrine.gateway;

import io.ametrine.platform.directory.ApiKeyEntry;
import java.util.Optional;

/** The API keys that are valid now, by the hash of their secret. */
interface KeyDirectory {
    Optional<ApiKeyEntry> find(String sha256);

    /** Waits until everything published so far is known; false if that cannot be said. */
    boolean catchUp();
}
