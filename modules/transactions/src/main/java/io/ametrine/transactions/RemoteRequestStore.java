package io.ametrine.transactions;

import io.ametrine.platform.envelope.StationKey;

/** The requests to start and to stop that were made from afar. */
interface RemoteRequestStore {
    /** Keeps the request; a later outcome of the same command replaces the one before. */
    void save(RemoteRequest request);

    /** Whether the station accepted a remote start with this token. */
    boolean handedOut(StationKey station, Token token);
}
