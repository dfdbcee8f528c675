package io.ametrine.standalone;

import io.ametrine.engines.TestEngines;

/** One installation for all scenario tests of this JVM that do not break it, on free ports, gone with the JVM. */
public final class SharedInstallation {
    private static final Standalone RUNNING = start();

    private SharedInstallation() {}

    public static Standalone running() {
        return RUNNING;
    }

    public static Operator operator() {
        return new Operator(
                RUNNING.restUrl(), RUNNING.firstApiKey().orElseThrow().reveal());
    }

    private static Standalone start() {
        StandaloneConfig config =
                StandaloneConfig.in(TestEngines.config().dataFolder(), 0, 0).with(TestEngines.config());
        Standalone running = Standalone.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shared-installation"));
        return running;
    }
}
