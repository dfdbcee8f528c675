package io.ametrine.platform.runtime;

import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Entry;
import io.ametrine.platform.registry.Lookup;
import io.ametrine.platform.registry.Registry;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Stations that are where the test says; all others are offline. */
final class FakeRegistry implements Registry {
    private final Map<StationKey, SessionRef> connected = new ConcurrentHashMap<>();

    void connect(StationKey station, SessionRef session) {
        connected.put(station, session);
    }

    @Override
    public CompletionStage<Map<StationKey, Lookup>> findAll(Collection<StationKey> stations) {
        return CompletableFuture.completedFuture(
                stations.stream().collect(Collectors.toMap(station -> station, this::lookup)));
    }

    private Lookup lookup(StationKey station) {
        SessionRef session = connected.get(station);
        return session == null
                ? new Lookup.Offline(Optional.empty())
                : new Lookup.Connected(new Entry(station, session, 1, Optional.empty(), Instant.EPOCH));
    }

    @Override
    public void close() {
        connected.clear();
    }
}
