package io.ametrine.standalone;

import io.ametrine.engines.EnginesConfig;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.tracing.TraceCollector;
import java.util.Map;

/** One installation for all scenario tests of this JVM that do not break it, on free ports, gone with the JVM. */
public final class SharedInstallation {
    private static final TraceCollector COLLECTOR = TraceCollector.start();
    private static final Standalone RUNNING = start();

    private SharedInstallation() {}

    public static Standalone running() {
        return RUNNING;
    }

    /** Gets the traces of everything that happens here. */
    public static TraceCollector collector() {
        return COLLECTOR;
    }

    public static Operator operator() {
        return new Operator(
                RUNNING.restUrl(), RUNNING.firstApiKey().orElseThrow().reveal());
    }

    private static Standalone start() {
        EnginesConfig engines = TestEngines.config();
        StandaloneConfig config = StandaloneConfig.in(engines.dataFolder(), 0, 0)
                .with(engines)
                .tracedAsIn(Map.of("AMETRINE_TRACING_ENDPOINT", COLLECTOR.url(), "AMETRINE_TRACING_RATIO", "1"));
        Standalone running = Standalone.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shared-installation"));
        return running;
    }
}
