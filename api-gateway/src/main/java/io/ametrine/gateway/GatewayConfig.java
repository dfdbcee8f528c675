package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.TracingConfig;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the gateway needs to know.
 *
 * @param modules where each module serves its resources
 * @param keyRate requests per second that one API key may send; short bursts may be ten times as many
 * @param failureRate refused credentials per minute and address before the address has to wait
 */
public record GatewayConfig(
        KafkaConfig kafka,
        HttpConfig http,
        TracingConfig tracing,
        Secret internalSecret,
        Map<OwningModule, URI> modules,
        int keyRate,
        int failureRate)
        implements ServiceConfig {
    private static final int PORT = 8080;

    public GatewayConfig {
        modules = Map.copyOf(modules);
    }

    public static GatewayConfig from(Settings settings) {
        return new GatewayConfig(
                KafkaConfig.from(settings),
                HttpConfig.from(settings, PORT),
                TracingConfig.from(settings),
                settings.secret("internal.secret"),
                modules(settings),
                settings.integer("api.key-rate", 500).between(1, 1_000_000),
                settings.integer("api.failure-rate", 30).between(1, 100_000));
    }

    /** With the usual limits. */
    public static GatewayConfig of(
            KafkaConfig kafka, HttpConfig http, Secret internalSecret, Map<OwningModule, URI> modules) {
        return new GatewayConfig(kafka, http, TracingConfig.OFF, internalSecret, modules, 500, 30);
    }

    private static Map<OwningModule, URI> modules(Settings settings) {
        Map<OwningModule, URI> modules = new EnumMap<>(OwningModule.class);
        for (OwningModule module : OwningModule.values()) {
            modules.put(module, settings.address(module.id() + ".url", "http://" + module.id() + ":9101", "https"));
        }
        return modules;
    }
}
