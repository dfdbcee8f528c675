package io.ametrine.transactions;

import io.ametrine.platform.envelope.StationKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remote requests in a map. */
final class InMemoryRemoteRequestStore implements RemoteRequestStore {
    private final Map<String, RemoteRequest> requests = new LinkedHashMap<>();

    RemoteRequest of(String commandId) {
        return Optional.ofNullable(requests.get(commandId)).orElseThrow();
    }

    @Override
    public void save(RemoteRequest request) {
        requests.put(request.commandId(), request);
    }

    @Override
    public boolean handedOut(StationKey station, Token token) {
        return requests.values().stream().anyMatch(request -> request.handedOut(station, token));
    }
}
