package io.ametrine.authorization;

import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;

/**
 * How the authorization service is set up.
 *
 * @param internalSecret with which the gateway signs what it asks
 */
public record AuthorizationConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret)
        implements ServiceConfig.WithDatabase {
    private static final int PORT = 9102;

    public static AuthorizationConfig from(Settings settings) {
        return new AuthorizationConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, PORT),
                TracingConfig.from(settings),
                settings.secret("internal.secret"));
    }
}
