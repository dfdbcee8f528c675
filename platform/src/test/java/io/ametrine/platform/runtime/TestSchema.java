package io.ametrine.platform.runtime;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** A module's own schema in a real PostgreSQL. */
public final class TestSchema {
    private final Database database;

    private TestSchema(Database database) {
        this.database = database;
    }

    public static TestSchema open(String schema, Class<?>... entities) {
        return new TestSchema(Database.open(config(), schema, entities));
    }

    static DatabaseConfig config() {
        Engines engines = TestEngines.shared();
        return new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 8);
    }

    /** Work in one unit, its stores flushed, committed. */
    public <T> T inUnit(List<? extends BatchStore> stores, Supplier<T> work) {
        try (UnitOfWork unit = UnitOfWork.begin(database)) {
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

    public <T> List<T> list(Select select, Select.Row<T> row) {
        return inUnit(List.of(), () -> select.list(UnitOfWork.current().session(), row));
    }

    public Database database() {
        return database;
    }
}
