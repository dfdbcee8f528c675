package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Registered stations in a map. */
final class InMemoryStationStore implements StationStore {
    private final Map<StationId, RegisteredStation> rows = new HashMap<>();

    void register(StationKey station, StationSettings settings) {
        save(RegisteredStation.register(StationId.of(station), settings, Messages.NOW));
    }

    @Override
    public Optional<RegisteredStation> find(StationKey station) {
        return Optional.ofNullable(rows.get(StationId.of(station))).filter(row -> !row.deleted());
    }

    @Override
    public Optional<RegisteredStation> findForChange(StationKey station) {
        return find(station);
    }

    @Override
    public void save(RegisteredStation station) {
        rows.put(station.id(), station);
    }
}
