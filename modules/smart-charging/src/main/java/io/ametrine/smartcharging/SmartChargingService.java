package io.ametrine.smartcharging;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;

/** The smart charging module, running. */
public final class SmartChargingService implements AutoCloseable {
    private final Database database;
    private final RedissonRegistry registry;
    private final ModuleRuntime runtime;
    private final ServiceServer server;

    private SmartChargingService(
            Database database, RedissonRegistry registry, ModuleRuntime runtime, ServiceServer server) {
        this.database = database;
        this.registry = registry;
        this.runtime = runtime;
        this.server = server;
    }

    public static SmartChargingService start(SmartChargingConfig config) {
        Metrics metrics = Metrics.forService("smart-charging", config.tracing());
        Database database = Database.open(config.database(), "smart_charging");
        RedissonRegistry registry = RedissonRegistry.connect(config.redis());
        PostgresProfileStore profiles = new PostgresProfileStore();
        PostgresLimitStore limits = new PostgresLimitStore();
        PostgresVehicleStore vehicles = new PostgresVehicleStore();
        ModuleRuntime runtime = ModuleRuntime.builder("smart-charging")
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .handlers(
                        new ReportChargingProfilesHandler(profiles),
                        new ProfileOutcomes(profiles),
                        new NotifyChargingLimitHandler(limits),
                        new ClearedChargingLimitHandler(limits),
                        new NotifyEVChargingNeedsHandler(vehicles),
                        new NotifyEVChargingScheduleHandler(vehicles))
                .stores(profiles)
                .build()
                .start();
        Health health = new Health().add("database", database::problem).add("runtime", runtime::problem);
        ServiceServer server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                health,
                metrics,
                runtime.resource(),
                runtime.desiredStateResource(),
                new SmartChargingResource(runtime.transactor()));
        return new SmartChargingService(database, registry, runtime, server);
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
