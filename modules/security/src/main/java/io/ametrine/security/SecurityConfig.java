package io.ametrine.security;

import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import io.ametrine.platform.config.TracingConfig;
import java.util.Optional;

/**
 * What the security module needs to know.
 *
 * @param bootstrapApiKey a key that is to be accepted from the start; without one a random key is made and printed once
 */
public record SecurityConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret,
        String defaultTenant,
        Optional<Secret> bootstrapApiKey)
        implements ServiceConfig.WithDatabase {
    private static final int DEFAULT_PORT = 9106;
    private static final int SHORTEST_KEY = 32;

    public static SecurityConfig from(Settings settings) {
        return new SecurityConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, DEFAULT_PORT),
                TracingConfig.from(settings),
                settings.secret("internal-secret"),
                settings.string("default-tenant", "default"),
                bootstrapApiKey(settings));
    }

    private static Optional<Secret> bootstrapApiKey(Settings settings) {
        Optional<Secret> key = settings.optionalSecret("bootstrap-api-key");
        if (key.isPresent() && key.get().reveal().length() < SHORTEST_KEY) {
            throw new SettingsException(
                    Settings.variable("bootstrap-api-key") + " must have at least " + SHORTEST_KEY + " characters.");
        }
        return key;
    }
}
