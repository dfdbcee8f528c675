package io.ametrine.security;

import io.ametrine.platform.config.Secret;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The security service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                SecurityConfig::from,
                config -> Database.migrate(config.database(), "security"),
                Main::start);
    }

    private static SecurityService start(SecurityConfig config) {
        SecurityService service = SecurityService.start(config);
        service.firstApiKey().ifPresent(Main::show);
        return service;
    }

    /** To standard output, not to the log, and only this once. */
    private static void show(Secret key) {
        System.out.println("First API key, shown this once: " + key.reveal());
    }
}
