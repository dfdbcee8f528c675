package io.ametrine.provisioning;

import io.ametrine.platform.config.Settings;

/** Starts the provisioning service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ProvisioningService service = ProvisioningService.start(ProvisioningConfig.from(Settings.of(System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }
}
