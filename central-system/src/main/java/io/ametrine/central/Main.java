package io.ametrine.central;

import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;

/** Runs one node until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CentralSystemConfig config;
        try {
            Settings settings = Settings.of(System.getenv());
            config = CentralSystemConfig.from(settings);
            settings.refuseUnknown();
        } catch (SettingsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        CentralSystem system = CentralSystem.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "drain"));
    }
}
