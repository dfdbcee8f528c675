package io.ametrine.authorization;

import io.ametrine.platform.config.Settings;

/** Starts the authorization service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        AuthorizationService service =
                AuthorizationService.start(AuthorizationConfig.from(Settings.of(System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }
}
