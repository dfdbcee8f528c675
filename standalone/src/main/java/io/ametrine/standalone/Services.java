package io.ametrine.standalone;

import io.ametrine.authorization.AuthorizationConfig;
import io.ametrine.authorization.AuthorizationService;
import io.ametrine.central.CentralSystem;
import io.ametrine.central.CentralSystemConfig;
import io.ametrine.gateway.Gateway;
import io.ametrine.gateway.GatewayConfig;
import io.ametrine.monitoring.MonitoringConfig;
import io.ametrine.monitoring.MonitoringService;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.Settings;
import io.ametrine.provisioning.ProvisioningConfig;
import io.ametrine.provisioning.ProvisioningService;
import io.ametrine.security.SecurityConfig;
import io.ametrine.security.SecurityService;
import io.ametrine.smartcharging.SmartChargingConfig;
import io.ametrine.smartcharging.SmartChargingService;
import io.ametrine.transactions.TransactionsConfig;
import io.ametrine.transactions.TransactionsService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The services in one JVM: the modules at once, then the doors for stations and for operators. */
final class Services implements AutoCloseable {
    private final Parts parts;
    private final Map<String, String> moduleUrls;
    private final Optional<Secret> firstApiKey;
    private final CentralSystem centralSystem;
    private final Gateway gateway;

    private Services(
            Parts parts,
            Map<String, String> moduleUrls,
            Optional<Secret> firstApiKey,
            CentralSystem centralSystem,
            Gateway gateway) {
        this.parts = parts;
        this.moduleUrls = moduleUrls;
        this.firstApiKey = firstApiKey;
        this.centralSystem = centralSystem;
        this.gateway = gateway;
    }

    static Services start(StandaloneConfig config, ServiceEnvironment environment) {
        Parts parts = new Parts();
        try (ExecutorService starters = Executors.newCachedThreadPool()) {
            return start(config, environment, parts, starters);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Services start(
            StandaloneConfig config, ServiceEnvironment environment, Parts parts, ExecutorService starters) {
        Map<String, String> urls = new ConcurrentHashMap<>();
        Supplier<Settings> settings = () -> Settings.of(environment.module());
        var security = starting(starters, () -> {
            SecurityService service = parts.add(SecurityService.start(SecurityConfig.from(settings.get())));
            urls.put("security", local(service.port()));
            return service;
        });
        var modules = CompletableFuture.allOf(
                security,
                starting(
                        starters,
                        () -> urls.put(
                                "provisioning",
                                parts.add(ProvisioningService.start(ProvisioningConfig.from(settings.get())))
                                        .url())),
                starting(
                        starters,
                        () -> urls.put(
                                "authorization",
                                parts.add(AuthorizationService.start(AuthorizationConfig.from(settings.get())))
                                        .url())),
                starting(
                        starters,
                        () -> urls.put(
                                "transactions",
                                parts.add(TransactionsService.start(TransactionsConfig.from(settings.get())))
                                        .url())),
                starting(
                        starters,
                        () -> urls.put(
                                "monitoring",
                                local(parts.add(MonitoringService.start(MonitoringConfig.from(settings.get())))
                                        .port()))),
                starting(
                        starters,
                        () -> urls.put(
                                "smart-charging",
                                local(parts.add(SmartChargingService.start(SmartChargingConfig.from(settings.get())))
                                        .port()))));
        Startup.join(modules);
        var gateway = starting(
                starters,
                () -> parts.add(Gateway.start(GatewayConfig.from(
                        Settings.of(environment.gateway(config.httpHost(), config.httpPort(), urls))))));
        var centralSystem = starting(
                starters,
                () -> parts.add(CentralSystem.start(CentralSystemConfig.from(
                        Settings.of(environment.centralSystem(config.stationHost(), config.stationPort()))))));
        Startup.join(CompletableFuture.allOf(gateway, centralSystem));
        return new Services(parts, urls, security.join().firstApiKey(), centralSystem.join(), gateway.join());
    }

    private static <T> CompletableFuture<T> starting(ExecutorService starters, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, starters);
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    Map<String, String> metricsUrls() {
        Map<String, String> urls = new HashMap<>();
        moduleUrls.forEach((module, url) -> urls.put(module, url + "/metrics"));
        urls.put("central-system", local(centralSystem.httpPort()) + "/metrics");
        urls.put("api-gateway", gateway.url() + "/metrics");
        return urls;
    }

    Map<String, String> moduleUrls() {
        return Map.copyOf(moduleUrls);
    }

    Optional<Secret> firstApiKey() {
        return firstApiKey;
    }

    int stationPort() {
        return centralSystem.stationPort();
    }

    String url() {
        return gateway.url();
    }

    @Override
    public void close() {
        parts.close();
    }
}
