package io.ametrine.standalone;

import io.ametrine.engines.Engines;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.Settings;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A whole installation in one JVM with its engines beside it, from start to close. */
public final class Standalone implements AutoCloseable {
    private final StandaloneConfig config;
    private final Parts parts;
    private final Engines engines;
    private final Services services;
    private final ModuleCalls modules;

    private Standalone(StandaloneConfig config, Parts parts, Engines engines, Services services, ModuleCalls modules) {
        this.config = config;
        this.parts = parts;
        this.engines = engines;
        this.services = services;
        this.modules = modules;
    }

    /** Returns once stations and operators are let in; if anything cannot start, nothing stays. */
    public static Standalone start(StandaloneConfig config) {
        Parts parts = new Parts();
        try {
            return start(config, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Standalone start(StandaloneConfig config, Parts parts) {
        boolean owned = Files.exists(config.data().resolve("run/owner"));
        if (!owned) {
            requireFreePorts(config);
        }
        var warmUp = CompletableFuture.runAsync(() -> new PayloadValidator().preload());
        Engines engines = parts.add(Engines.start(config.engines()));
        if (owned) {
            requireFreePorts(config);
        }
        String internalSecret = new PrivateFile(config.data().resolve("internal-secret")).readOrGenerate();
        ServiceEnvironment environment = new ServiceEnvironment(engines, internalSecret, config.tracing());
        config.progress().accept("Creating topics");
        try (TopicAdmin topics = new TopicAdmin(KafkaConfig.from(Settings.of(environment.broker())))) {
            topics.ensure();
        }
        config.progress().accept("Starting the services");
        Services services = parts.add(Services.start(config, environment));
        Startup.join(warmUp);
        ModuleCalls modules = new ModuleCalls(services.moduleUrls(), internalSecret);
        parts.add(LocalKey.create(modules, config.data()));
        return new Standalone(config, parts, engines, services, modules);
    }

    /** The engines know better than a taken port whether Ametrine itself runs on this data already, so they are asked first. */
    private static void requireFreePorts(StandaloneConfig config) {
        FreePort.require(config.stationHost(), config.stationPort(), "--station-port");
        FreePort.require(config.httpHost(), config.httpPort(), "--http-port");
    }

    /** Where stations connect, without their id. */
    public String stationUrl() {
        String host = config.stationHost().equals(StandaloneConfig.LOOPBACK) ? "localhost" : config.stationHost();
        return "ws://" + host + ":" + services.stationPort() + "/ocpp";
    }

    public String restUrl() {
        return services.url();
    }

    /** The key that this start made, if it was the first. */
    public Optional<Secret> firstApiKey() {
        return services.firstApiKey();
    }

    public Engines engines() {
        return engines;
    }

    /** Where each service serves its metrics; the gateway's are for admins. */
    Map<String, String> metricsUrls() {
        return services.metricsUrls();
    }

    ModuleCalls modules() {
        return modules;
    }

    StandaloneConfig config() {
        return config;
    }

    /** Sends the stations away, finishes what was begun, then stops the engines. */
    @Override
    public void close() {
        parts.close();
    }
}
