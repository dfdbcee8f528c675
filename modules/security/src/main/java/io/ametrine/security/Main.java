package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.Settings;

/** Runs the security module as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Settings settings = Settings.of(System.getenv());
        SecurityConfig config = SecurityConfig.from(settings);
        settings.refuseUnknown();
        SecurityService service = SecurityService.start(config);
        service.firstApiKey().ifPresent(Main::show);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }

    /** To standard output, not to the log, and only this once. */
    private static void show(Secret key) {
        System.out.println("First API key, shown this once: " + key.reveal());
    }
}
