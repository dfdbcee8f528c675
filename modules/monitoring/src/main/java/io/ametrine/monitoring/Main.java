package io.ametrine.monitoring;

import io.ametrine.platform.config.Settings;

/** Runs the monitoring module as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Settings settings = Settings.of(System.getenv());
        MonitoringConfig config = MonitoringConfig.from(settings);
        settings.refuseUnknown();
        MonitoringService service = MonitoringService.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }
}
