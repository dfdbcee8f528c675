package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;
import java.time.Clock;
import java.util.Optional;

/** The security module, running. */
public final class SecurityService implements AutoCloseable {
    private final Database database;
    private final RedissonRegistry registry;
    private final ModuleRuntime runtime;
    private final ServiceServer server;
    private final Optional<Secret> firstApiKey;

    private SecurityService(
            Database database,
            RedissonRegistry registry,
            ModuleRuntime runtime,
            ServiceServer server,
            Optional<Secret> firstApiKey) {
        this.database = database;
        this.registry = registry;
        this.runtime = runtime;
        this.server = server;
        this.firstApiKey = firstApiKey;
    }

    public static SecurityService start(SecurityConfig config) {
        Metrics metrics = Metrics.forService("security", config.tracing());
        Database database = Database.open(config.database(), "security");
        RedissonRegistry registry = RedissonRegistry.connect(config.redis());
        PostgresSecurityEventStore events = new PostgresSecurityEventStore();
        PostgresApiKeyStore keyStore = new PostgresApiKeyStore();
        ApiKeys keys = new ApiKeys(keyStore, Clock.systemUTC());
        ModuleRuntime runtime = ModuleRuntime.builder("security")
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .handlers(new SecurityEventNotificationHandler(events))
                .stores(events)
                .directories(keyStore)
                .build();
        Optional<Secret> firstApiKey =
                new FirstApiKey(runtime.transactor(), keys, config.defaultTenant()).ensure(config.bootstrapApiKey());
        runtime.start();
        Health health = new Health().add("database", database::problem).add("runtime", runtime::problem);
        ServiceServer server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                health,
                metrics,
                runtime.resource(),
                runtime.desiredStateResource(),
                new SecurityEventResource(runtime.transactor()),
                new ApiKeyResource(runtime.transactor(), keys));
        return new SecurityService(database, registry, runtime, server, firstApiKey);
    }

    /** The random key made by this start, if it made one. Show it now: it is kept nowhere. */
    public Optional<Secret> firstApiKey() {
        return firstApiKey;
    }

    public int port() {
        return server.port();
    }

    public boolean ready() {
        return runtime.ready();
    }

    @Override
    public void close() {
        server.close();
        runtime.close();
        registry.close();
        database.close();
    }
}
