package io.ametrine.smartcharging;

import io.ametrine.platform.start.ServiceMain;

/** The smart-charging service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(SmartChargingConfig::from, SmartChargingService::start);
    }
}
