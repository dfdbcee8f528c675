package io.ametrine.smartcharging;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The smart-charging service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                SmartChargingConfig::from,
                config -> Database.migrate(config.database(), "smart_charging"),
                SmartChargingService::start);
    }
}
