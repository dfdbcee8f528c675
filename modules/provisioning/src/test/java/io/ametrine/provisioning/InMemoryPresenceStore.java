package io.ametrine.provisioning;

import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Presences in maps. */
final class InMemoryPresenceStore implements PresenceStore {
    private final Map<StationId, PresenceChange> changes = new HashMap<>();
    private final Map<StationId, Instant> seen = new HashMap<>();
    private final Map<StationId, Refused> refusals = new HashMap<>();

    @Override
    public void change(PresenceChange change) {
        changes.merge(change.id(), change, (earlier, later) -> later.after(earlier));
        change.onlineSince().ifPresent(at -> hear(change.id(), at));
    }

    @Override
    public void seen(StationKey station, Instant at) {
        if (changes.containsKey(StationId.of(station))) {
            hear(StationId.of(station), at);
        }
    }

    private void hear(StationId station, Instant at) {
        seen.merge(station, at, (one, other) -> one.isBefore(other) ? other : one);
    }

    @Override
    public void refused(StationKey station, Refused refused) {
        if (changes.containsKey(StationId.of(station))) {
            refusals.put(StationId.of(station), refused);
        }
    }

    Optional<PresenceState> state(StationKey station) {
        StationId id = StationId.of(station);
        return Optional.ofNullable(changes.get(id))
                .map(change -> new PresenceState(
                        change.online(),
                        change.epoch(),
                        change.onlineSince(),
                        change.offlineSince(),
                        Optional.ofNullable(seen.get(id)),
                        Optional.ofNullable(refusals.get(id)).map(Refused::reason)));
    }
}
