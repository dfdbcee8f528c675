package io.ametrine.monitoring;

import io.ametrine.monitoring.events.EventResource;
import io.ametrine.monitoring.events.NotifyEventHandler;
import io.ametrine.monitoring.events.PostgresEventStore;
import io.ametrine.monitoring.reports.CustomerInformationResource;
import io.ametrine.monitoring.reports.LogStatusNotificationHandler;
import io.ametrine.monitoring.reports.LogUploadResource;
import io.ametrine.monitoring.reports.MonitorResource;
import io.ametrine.monitoring.reports.MonitoringOutcomes;
import io.ametrine.monitoring.reports.NotifyCustomerInformationHandler;
import io.ametrine.monitoring.reports.NotifyMonitoringReportHandler;
import io.ametrine.monitoring.reports.PostgresCustomerInformationStore;
import io.ametrine.monitoring.reports.PostgresLogUploadStore;
import io.ametrine.monitoring.reports.PostgresMonitorStore;
import io.ametrine.monitoring.status.AvailabilityResource;
import io.ametrine.monitoring.status.ChangeAvailabilityOutcome;
import io.ametrine.monitoring.status.ConnectivityRecorder;
import io.ametrine.monitoring.status.ConnectivityResource;
import io.ametrine.monitoring.status.PostgresAvailabilityStore;
import io.ametrine.monitoring.status.PostgresConnectionStore;
import io.ametrine.monitoring.status.PostgresStatusStore;
import io.ametrine.monitoring.status.StatusNotificationHandler;
import io.ametrine.monitoring.status.StatusResource;
import io.ametrine.monitoring.trace.PostgresTraceStore;
import io.ametrine.monitoring.trace.TracePartitions;
import io.ametrine.monitoring.trace.TraceRecorder;
import io.ametrine.monitoring.trace.TraceResource;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;
import io.ametrine.platform.runtime.Transactor;
import java.time.Duration;
import java.time.Instant;

/** The monitoring module, running. */
public final class MonitoringService implements AutoCloseable {
    private static final Duration PARTITION_CHECK = Duration.ofMinutes(1);

    private final Database database;
    private final RedissonRegistry registry;
    private final ModuleRuntime runtime;
    private final ServiceServer server;

    private MonitoringService(
            Database database, RedissonRegistry registry, ModuleRuntime runtime, ServiceServer server) {
        this.database = database;
        this.registry = registry;
        this.runtime = runtime;
        this.server = server;
    }

    public static MonitoringService start(MonitoringConfig config) {
        Metrics metrics = Metrics.forService("monitoring", config.tracing());
        Database database = Database.open(config.database(), "monitoring");
        RedissonRegistry registry = RedissonRegistry.connect(config.redis());
        TracePartitions partitions = new TracePartitions(database, config.trace());
        partitions.maintain(Instant.now());
        ModuleRuntime runtime = runtime(config, database, registry, metrics, partitions);
        runtime.every(PARTITION_CHECK, "trace partitions", () -> partitions.maintain(Instant.now()));
        runtime.start();
        ServiceServer server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                new Health().add("database", database::problem).add("runtime", runtime::problem),
                metrics,
                resources(runtime));
        return new MonitoringService(database, registry, runtime, server);
    }

    private static ModuleRuntime runtime(
            MonitoringConfig config,
            Database database,
            RedissonRegistry registry,
            Metrics metrics,
            TracePartitions partitions) {
        PostgresStatusStore statuses = new PostgresStatusStore();
        PostgresConnectionStore connections = new PostgresConnectionStore();
        PostgresEventStore events = new PostgresEventStore();
        PostgresMonitorStore monitors = new PostgresMonitorStore();
        return ModuleRuntime.builder("monitoring")
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .handlers(
                        new StatusNotificationHandler(statuses),
                        new ChangeAvailabilityOutcome(new PostgresAvailabilityStore()),
                        new ConnectivityRecorder(connections),
                        new NotifyEventHandler(events),
                        new NotifyMonitoringReportHandler(monitors),
                        new MonitoringOutcomes(monitors),
                        new NotifyCustomerInformationHandler(new PostgresCustomerInformationStore()),
                        new LogStatusNotificationHandler(new PostgresLogUploadStore()))
                .stores(statuses, connections, events, monitors)
                .topic(Topics.TRACE, new TraceRecorder(new PostgresTraceStore(partitions)))
                .build();
    }

    private static Object[] resources(ModuleRuntime runtime) {
        Transactor transactor = runtime.transactor();
        return new Object[] {
            runtime.resource(),
            runtime.desiredStateResource(),
            new StatusResource(transactor),
            new AvailabilityResource(transactor),
            new ConnectivityResource(transactor),
            new EventResource(transactor),
            new MonitorResource(transactor),
            new CustomerInformationResource(transactor),
            new LogUploadResource(transactor),
            new TraceResource(transactor)
        };
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
