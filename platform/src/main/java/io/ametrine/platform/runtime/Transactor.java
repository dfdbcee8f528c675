package io.ametrine.platform.runtime;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.rest.Caller;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/** Units of work for REST resources and timers. A caller's unit sees and writes rows of its tenant only. */
public final class Transactor {
    private final Database database;
    private final Relay relay;
    private final List<BatchStore> stores;

    Transactor(Database database, Relay relay, List<BatchStore> stores) {
        this.database = database;
        this.relay = relay;
        this.stores = List.copyOf(stores);
    }

    /** Reads as the caller; nothing is written. */
    public <T> T read(Caller caller, Function<StatelessSession, T> work) {
        return inUnit(
                unit -> {
                    bind(unit, caller);
                    return work.apply(unit.session());
                },
                false);
    }

    /** Writes as the caller; returns after the commit and after the broker acknowledged what was published. */
    public <T> T write(Caller caller, Function<UnitOfWork, T> work) {
        return inUnit(
                unit -> {
                    bind(unit, caller);
                    return work.apply(unit);
                },
                true);
    }

    /** Writes as the module itself, over all tenants: for timers and start-up. */
    public <T> T system(Function<UnitOfWork, T> work) {
        return inUnit(work, true);
    }

    private <T> T inUnit(Function<UnitOfWork, T> work, boolean writing) {
        try {
            boolean publishes;
            T result;
            try (UnitOfWork unit = UnitOfWork.begin(database)) {
                result = unit.run(() -> {
                    T value = work.apply(unit);
                    if (writing) {
                        stores.forEach(BatchStore::flush);
                    }
                    return value;
                });
                publishes = !unit.outgoing().isEmpty();
                if (publishes) {
                    Relay.store(unit.connection(), unit.outgoing());
                }
                if (writing) {
                    unit.commit();
                }
            }
            if (publishes) {
                relay.run();
            }
            return result;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private void bind(UnitOfWork unit, Caller caller) {
        try (Statement role = unit.connection().createStatement();
                PreparedStatement tenant =
                        unit.connection().prepareStatement("select set_config('ametrine.tenant', ?, true)")) {
            role.execute("set local role " + database.restRole());
            tenant.setString(1, caller.tenant());
            tenant.execute();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }
}
