package io.ametrine.gateway;

import io.ametrine.platform.config.Settings;

/** Starts the gateway from its environment. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Settings settings = Settings.of(System.getenv());
        GatewayConfig config = GatewayConfig.from(settings);
        settings.refuseUnknown();
        Gateway gateway = Gateway.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
    }
}
