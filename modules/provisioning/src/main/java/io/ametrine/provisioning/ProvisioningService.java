package io.ametrine.provisioning;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;
import java.time.Clock;
import java.time.Duration;

/** The running service: its parts in the order in which they start, and stopped the other way round. */
public final class ProvisioningService implements AutoCloseable {
    private static final String NAME = "provisioning";
    private static final Duration RETENTION_EVERY = Duration.ofHours(1);

    private final Database database;
    private final RedissonRegistry registry;
    private final ModuleRuntime runtime;
    private final ServiceServer server;

    private ProvisioningService(ProvisioningConfig config) {
        Clock clock = Clock.systemUTC();
        Metrics metrics = Metrics.forService(NAME, config.tracing());
        database = Database.open(config.database(), NAME, RegisteredStation.class);
        registry = RedissonRegistry.connect(config.redis());
        HibernateStationStore stations = new HibernateStationStore();
        runtime = runtime(config, stations, metrics, clock);
        HistoryRetention retention = new HistoryRetention(runtime.transactor(), config.historyDays(), clock);
        runtime.every(RETENTION_EVERY, "history retention", retention::run);
        runtime.start();
        server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                new Health().add("database", database::problem).add("runtime", runtime::problem),
                metrics,
                new StationResource(runtime.transactor(), new StationRegister(stations, clock)),
                new UnknownStationResource(runtime.transactor()),
                new DeviceModelResource(runtime.transactor()),
                new StationHistoryResource(runtime.transactor()),
                runtime.resource(),
                runtime.desiredStateResource());
    }

    private ModuleRuntime runtime(
            ProvisioningConfig config, HibernateStationStore stations, Metrics metrics, Clock clock) {
        HibernateBootStore boots = new HibernateBootStore();
        HibernatePresenceStore presences = new HibernatePresenceStore();
        HibernateUnknownStationStore unknownStations = new HibernateUnknownStationStore();
        HibernateDeviceModelStore deviceModel = new HibernateDeviceModelStore();
        HibernateClockStore clocks = new HibernateClockStore();
        HibernateFirmwareStore firmware = new HibernateFirmwareStore();
        HibernateNetworkProfileStore profiles = new HibernateNetworkProfileStore();
        HibernateDisplayMessageStore messages = new HibernateDisplayMessageStore();
        HibernateDataTransferStore transfers = new HibernateDataTransferStore();
        return ModuleRuntime.builder(NAME)
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .clock(clock)
                .directories(stations)
                .stores(stations, boots, presences, unknownStations, deviceModel, clocks)
                .stores(firmware, profiles, messages, transfers)
                .handlers(
                        new BootNotificationHandler(stations, boots, unknownStations, clock),
                        new ConnectionLog(presences, unknownStations),
                        new NotifyReportHandler(deviceModel, clocks),
                        new FirmwareStatusNotificationHandler(firmware),
                        new PublishFirmwareStatusNotificationHandler(firmware),
                        new NotifyDisplayMessagesHandler(messages),
                        new DataTransferHandler(VendorMessages.none(), transfers))
                .handlers(
                        new GetVariablesOutcome(deviceModel, clocks),
                        new SetVariablesOutcome(deviceModel, stations),
                        new ReportOutcomes(deviceModel),
                        new SetNetworkProfileOutcome(profiles),
                        new DisplayMessageOutcomes(messages))
                .build();
    }

    public static ProvisioningService start(ProvisioningConfig config) {
        return new ProvisioningService(config);
    }

    /** Where its HTTP listens. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        runtime.close();
        registry.close();
        database.close();
    }
}
