package io.ametrine.standalone;

import io.ametrine.engines.EnginesConfig;
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
        EnginesConfig engines = TestEngines.config();
        StandaloneConfig config =
                StandaloneConfig.in(engines.dataFolder(), 0, 0).with(engines);
        Standalone running = Standalone.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shared-installation"));
        return running;
    }
}
