package io.ametrine.provisioning;

import io.ametrine.platform.start.ServiceMain;

/** The provisioning service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(ProvisioningConfig::from, ProvisioningService::start);
    }
}
