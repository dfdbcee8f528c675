package io.ametrine.monitoring;

import io.ametrine.monitoring.trace.TraceConfig;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;

/** What the monitoring module needs to know. */
public record MonitoringConfig(
        KafkaConfig kafka,
        DatabaseConfig database,
        RedisConfig redis,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret,
        TraceConfig trace)
        implements ServiceConfig.WithDatabase {
    private static final int DEFAULT_PORT = 9104;

    public static MonitoringConfig from(Settings settings) {
        return new MonitoringConfig(
                KafkaConfig.from(settings),
                DatabaseConfig.from(settings),
                RedisConfig.from(settings),
                HttpConfig.from(settings, DEFAULT_PORT),
                TracingConfig.from(settings),
                settings.secret("internal-secret"),
                TraceConfig.from(settings));
    }
}
