package io.ametrine.platform.runtime;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A module's stores and resources on a real PostgreSQL, without its topics: for tests of what is stored and read. */
public final class StoreWorkbench implements AutoCloseable {
    private final List<Outgoing> published = new CopyOnWriteArrayList<>();
    private final List<BatchStore> stores;
    private final Database database;
    private final Transactor transactor;

    private StoreWorkbench(Database database, List<BatchStore> stores) {
        this.database = database;
        this.stores = stores;
        Publisher publisher = new Publisher(new Ear(), new FakeRegistry(), Clock.systemUTC());
        this.transactor = new Transactor(database, new Relay(database, publisher), stores);
    }

    public static StoreWorkbench open(String schema, BatchStore... stores) {
        Engines engines = TestEngines.shared();
        DatabaseConfig config =
                new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 4);
        return new StoreWorkbench(Database.open(config, schema), List.of(stores));
    }

    public static Caller admin(String tenant) {
        return new Caller(tenant, "test", Set.of(Role.ADMIN));
    }

    /** Runs handlers as one batch: the stores write at its end, then it commits. */
    public void batch(Runnable handlers) {
        try (UnitOfWork unit = UnitOfWork.begin(database)) {
            unit.run(() -> {
                handlers.run();
                stores.forEach(BatchStore::flush);
                return true;
            });
            unit.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public Database database() {
        return database;
    }

    public Transactor transactor() {
        return transactor;
    }

    /** What REST writes have published. */
    public List<Outgoing> published() {
        return published;
    }

    @Override
    public void close() {
        database.close();
    }

    /** A broker that only listens. */
    private final class Ear implements Broker {
        @Override
        public CompletableFuture<Void> publish(Outgoing record) {
            published.add(record);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public int partitionOf(String topic, String key) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
