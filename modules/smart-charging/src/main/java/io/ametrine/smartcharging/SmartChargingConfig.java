package io.ametrine.smartcharging;

import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;

/** What the smart charging module needs to know. */
public record SmartChargingConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret)
        implements ServiceConfig.WithDatabase {
    private static final int DEFAULT_PORT = 9105;

    public static SmartChargingConfig from(Settings settings) {
        return new SmartChargingConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, DEFAULT_PORT),
                TracingConfig.from(settings),
                settings.secret("internal-secret"));
    }
}
