package io.ametrine.provisioning;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The provisioning service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                ProvisioningConfig::from,
                config -> Database.migrate(config.database(), "provisioning"),
                ProvisioningService::start);
    }
}
