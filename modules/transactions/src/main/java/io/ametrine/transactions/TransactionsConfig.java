package io.ametrine.transactions;

import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;

/**
 * How the transactions service is set up.
 *
 * @param internalSecret with which the gateway signs what it asks
 * @param concurrentTransactions whether one token may charge at several places at once
 */
public record TransactionsConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret,
        ConcurrentTransactions concurrentTransactions)
        implements ServiceConfig.WithDatabase {
    private static final int PORT = 9103;

    public static TransactionsConfig from(Settings settings) {
        return new TransactionsConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, PORT),
                TracingConfig.from(settings),
                settings.secret("internal.secret"),
                settings.choice("concurrent-transactions", ConcurrentTransactions.ALLOWED));
    }
}
