package io.ametrine.smartcharging;

import io.ametrine.platform.config.Settings;

/** Runs the smart charging module as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Settings settings = Settings.of(System.getenv());
        SmartChargingConfig config = SmartChargingConfig.from(settings);
        settings.refuseUnknown();
        SmartChargingService service = SmartChargingService.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }
}
