package io.ametrine.authorization;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The authorization service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                AuthorizationConfig::from,
                config -> Database.migrate(config.database(), "authorization"),
                AuthorizationService::start);
    }
}
