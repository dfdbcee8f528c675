package io.ametrine.gateway;

import io.ametrine.platform.start.ServiceMain;

/** The gateway as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(arguments, GatewayConfig::from, Gateway::start);
    }
}
