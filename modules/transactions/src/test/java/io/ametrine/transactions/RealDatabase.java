package io.ametrine.transactions;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.runtime.BatchStore;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** The module's schema in a real PostgreSQL, opened once for all tests of a JVM. */
final class RealDatabase {
    private static final List<String> TABLES =
            List.of("transactions", "transaction_events", "meter_values", "remote_requests");
    private static final Database DATABASE = open();

    private RealDatabase() {}

    private static Database open() {
        Engines engines = TestEngines.shared();
        DatabaseConfig config =
                new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 4);
        return Database.open(config, "transactions");
    }

    static void empty() {
        unit(() -> {
            try (Statement statement = UnitOfWork.current().connection().createStatement()) {
                return statement.execute("truncate " + String.join(", ", TABLES));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** Does the work in one unit, has the stores write, and commits. */
    static <T> T unit(Supplier<T> work, BatchStore... stores) {
        try (UnitOfWork unit = UnitOfWork.begin(DATABASE)) {
            T result = unit.run(() -> {
                T value = work.get();
                List.of(stores).forEach(BatchStore::flush);
                return value;
            });
            unit.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every row of every table as text, in a fixed order. */
    static List<String> contents() {
        return unit(() -> TABLES.stream()
                .flatMap(table -> Rows.list(
                        Select.of("select '" + table + ' ' + "' || t::text as line from " + table + " t order by 1"),
                        row -> row.getString("line"))
                        .stream())
                .toList());
    }

    /** How many rows of the module's tables the work writes in the current unit. */
    static int rowsWritten(Runnable work) {
        int before = rowsWritten();
        work.run();
        return rowsWritten() - before;
    }

    /** PostgreSQL counts per connection and hands on what it counted later, so only differences mean anything. */
    private static int rowsWritten() {
        return Rows.list(
                        Select.of("select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as written"
                                + " from pg_stat_xact_user_tables where schemaname = 'transactions'"),
                        row -> row.getInt("written"))
                .getFirst();
    }
}
