package io.ametrine.authorization;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;
import java.time.Clock;

/** The running service: its parts in the order in which they start, and stopped the other way round. */
public final class AuthorizationService implements AutoCloseable {
    private static final String NAME = "authorization";

    private final Database database;
    private final RedissonRegistry registry;
    private final ModuleRuntime runtime;
    private final ServiceServer server;

    private AuthorizationService(AuthorizationConfig config) {
        Clock clock = Clock.systemUTC();
        Metrics metrics = Metrics.forService(NAME, config.tracing());
        database = Database.open(config.database(), NAME, Token.class);
        registry = RedissonRegistry.connect(config.redis());
        HibernateTokenStore tokens = new HibernateTokenStore();
        HibernateReservationStore reservations = new HibernateReservationStore();
        runtime = ModuleRuntime.builder(NAME)
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .clock(clock)
                .directories(tokens)
                .stores(tokens, reservations)
                .handlers(
                        new AuthorizeHandler(tokens, clock),
                        new ReservationStatusUpdateHandler(reservations),
                        new ReservationOutcomes(reservations),
                        new LocalListOutcomes(new HibernateLocalListStore()))
                .build()
                .start();
        server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                new Health().add("database", database::problem).add("runtime", runtime::problem),
                metrics,
                new TokenResource(runtime.transactor(), tokens, clock),
                new StationListResource(runtime.transactor()),
                runtime.resource(),
                runtime.desiredStateResource());
    }

    public static AuthorizationService start(AuthorizationConfig config) {
        return new AuthorizationService(config);
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
