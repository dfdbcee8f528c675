package io.ametrine.central;

import io.ametrine.platform.start.ServiceMain;

/** One node as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(arguments, CentralSystemConfig::from, CentralSystem::start);
    }
}
