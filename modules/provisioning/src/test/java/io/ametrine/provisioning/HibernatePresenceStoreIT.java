package io.ametrine.provisioning;

import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalString;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

class HibernatePresenceStoreIT implements PresenceStoreContract {
    private final HibernatePresenceStore store = new HibernatePresenceStore();

    @Override
    public void inUnit(Consumer<PresenceStore> work) {
        ProvisioningDatabase.SCHEMA.inUnit(List.of(store), () -> {
            work.accept(store);
            return true;
        });
    }

    @Override
    public Optional<PresenceState> state(StationKey station) {
        return ProvisioningDatabase.SCHEMA
                .list(
                        Select.of(
                                "select * from presences where tenant = ? and station = ?",
                                station.tenant(),
                                station.station()),
                        row -> new PresenceState(
                                row.getBoolean("online"),
                                row.getLong("epoch"),
                                optionalInstant(row, "online_since"),
                                optionalInstant(row, "offline_since"),
                                optionalInstant(row, "last_seen"),
                                optionalString(row, "refused_reason")))
                .stream()
                .findFirst();
    }
}
