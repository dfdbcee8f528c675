package io.ametrine.transactions;

import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.RedissonRegistry;
import io.ametrine.platform.rest.ServiceServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.runtime.ModuleRuntime;
import java.time.Clock;
import java.time.Duration;

/** The running service: its parts in the order in which they start, and stopped the other way round. */
public final class TransactionsService implements AutoCloseable {
    private static final String NAME = "transactions";
    private static final Duration START = Duration.ofSeconds(60);

    private final Database database;
    private final RedissonRegistry registry;
    private final DirectoryReplica<TokenEntry> tokens;
    private final ModuleRuntime runtime;
    private final ServiceServer server;

    private TransactionsService(TransactionsConfig config) {
        Metrics metrics = Metrics.forService(NAME, config.tracing());
        database = Database.open(config.database(), NAME);
        registry = RedissonRegistry.connect(config.redis());
        SqlTransactionStore transactions = new SqlTransactionStore();
        SqlMeterValuesStore meterValues = new SqlMeterValuesStore();
        SqlRemoteRequestStore requests = new SqlRemoteRequestStore();
        tokens = DirectoryReplica.follow(config.kafka(), Topics.DIRECTORY_TOKENS, TokenEntry.class);
        Standings standings = new Standings(
                new ReplicatedTokens(tokens, Clock.systemUTC()),
                requests,
                config.concurrentTransactions(),
                transactions);
        runtime = ModuleRuntime.builder(NAME)
                .kafka(config.kafka())
                .database(database)
                .registry(registry)
                .metrics(metrics)
                .stores(transactions, meterValues, requests)
                .handlers(
                        new TransactionEventHandler(transactions, standings),
                        new MeterValuesHandler(meterValues),
                        new RequestStartTransactionHandler(requests),
                        new RequestStopTransactionHandler(transactions, requests),
                        new GetTransactionStatusHandler(transactions))
                .build();
        tokens.awaitCaughtUp(START);
        runtime.start();
        server = ServiceServer.start(
                config.http(),
                SignedRequests.with(config.internalSecret()),
                new Health().add("database", database::problem).add("runtime", runtime::problem),
                metrics,
                new TransactionResource(runtime.transactor()),
                new MeterValuesResource(runtime.transactor()),
                runtime.resource());
    }

    public static TransactionsService start(TransactionsConfig config) {
        return new TransactionsService(config);
    }

    /** Where its HTTP listens. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        runtime.close();
        tokens.close();
        registry.close();
        database.close();
    }
}
