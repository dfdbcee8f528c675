package io.ametrine.provisioning;

import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;

/**
 * How the provisioning service is set up.
 *
 * @param internalSecret with which the gateway signs what it asks
 * @param historyDays how long boots, firmware statuses, vendor data and reports' parts are kept
 */
public record ProvisioningConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret,
        int historyDays)
        implements ServiceConfig.WithDatabase {
    private static final int PORT = 9101;

    public static ProvisioningConfig from(Settings settings) {
        return new ProvisioningConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, PORT),
                TracingConfig.from(settings),
                settings.secret("internal.secret"),
                settings.integer("history-days", 90).between(1, 36_500));
    }
}
