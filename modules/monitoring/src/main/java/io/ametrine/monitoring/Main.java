package io.ametrine.monitoring;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The monitoring service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                MonitoringConfig::from,
                config -> Database.migrate(config.database(), "monitoring"),
                MonitoringService::start);
    }
}
