package io.ametrine.authorization;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.runtime.BatchStore;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** The module's own schema in a real PostgreSQL. */
final class AuthorizationDatabase {
    private static final Database DATABASE = open();

    private AuthorizationDatabase() {}

    private static Database open() {
        return Database.open(config(), "authorization", Token.class);
    }

    static DatabaseConfig config() {
        Engines engines = TestEngines.shared();
        return new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 8);
    }

    /** Work in one unit, its stores flushed, committed. */
    static <T> T inUnit(List<? extends BatchStore> stores, Supplier<T> work) {
        try (UnitOfWork unit = UnitOfWork.begin(DATABASE)) {
            T result = unit.run(() -> {
                T value = work.get();
                stores.forEach(BatchStore::flush);
                return value;
            });
            unit.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static <T> List<T> list(Select select, Select.Row<T> row) {
        return inUnit(List.of(), () -> select.list(UnitOfWork.current().session(), row));
    }
}
