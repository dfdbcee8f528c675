package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A module's stores and resources on a real PostgreSQL, without its topics: for tests of what is stored and read. */
public final class StoreWorkbench implements AutoCloseable {
    private final List<Outgoing> published = new CopyOnWriteArrayList<>();
    private final List<BatchStore> stores;
    private final TestSchema schema;
    private final Transactor transactor;

    private StoreWorkbench(TestSchema schema, List<BatchStore> stores) {
        this.schema = schema;
        this.stores = stores;
        Publisher publisher = new Publisher(new Ear(), new FakeRegistry(), Clock.systemUTC());
        this.transactor = new Transactor(schema.database(), new Relay(schema.database(), publisher, _ -> {}), stores);
    }

    public static StoreWorkbench open(String schema, BatchStore... stores) {
        return new StoreWorkbench(TestSchema.open(schema), List.of(stores));
    }

    public static Caller admin(String tenant) {
        return new Caller(tenant, "test", Set.of(Role.ADMIN));
    }

    /** Runs handlers as one batch: the stores write at its end, then it commits. */
    public void batch(Runnable handlers) {
        schema.inUnit(stores, () -> {
            handlers.run();
            return true;
        });
    }

    public Database database() {
        return schema.database();
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
        schema.database().close();
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
