package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;
import java.util.function.Consumer;

class InMemoryPresenceStoreTest implements PresenceStoreContract {
    private final InMemoryPresenceStore store = new InMemoryPresenceStore();

    @Override
    public void inUnit(Consumer<PresenceStore> work) {
        work.accept(store);
    }

    @Override
    public Optional<PresenceState> state(StationKey station) {
        return store.state(station);
    }
}
