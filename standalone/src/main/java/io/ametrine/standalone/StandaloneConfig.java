package io.ametrine.standalone;

import io.ametrine.engines.EnginesConfig;
import io.ametrine.platform.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one installation needs to know.
 *
 * @param stationHost the address that stations connect to; loopback unless a real charger shall come
 * @param tracing the variables that say where every service tells its traces to
 * @param progress told each step of a start as a sentence
 */
public record StandaloneConfig(
        EnginesConfig engines,
        String stationHost,
        int stationPort,
        String httpHost,
        int httpPort,
        Map<String, String> tracing,
        Consumer<String> progress) {
    private static final String TRACING = Settings.variable("tracing.");

    public static final String LOOPBACK = "127.0.0.1";

    /** Everything on loopback, its data in a folder. */
    public static StandaloneConfig in(Path data, int stationPort, int httpPort) {
        return new StandaloneConfig(
                EnginesConfig.keeping(data), LOOPBACK, stationPort, LOOPBACK, httpPort, Map.of(), _ -> {});
    }

    public StandaloneConfig with(EnginesConfig other) {
        return new StandaloneConfig(other, stationHost, stationPort, httpHost, httpPort, tracing, progress);
    }

    public StandaloneConfig listeningOn(String address) {
        return new StandaloneConfig(engines, address, stationPort, httpHost, httpPort, tracing, progress);
    }

    /** What the environment says of traces; all else that services are told is decided here. */
    public StandaloneConfig tracedAsIn(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.keySet().removeIf(name -> !name.startsWith(TRACING));
        return new StandaloneConfig(engines, stationHost, stationPort, httpHost, httpPort, variables, progress);
    }

    public StandaloneConfig telling(Consumer<String> listener) {
        return new StandaloneConfig(
                engines.tellingProgress(listener), stationHost, stationPort, httpHost, httpPort, tracing, listener);
    }

    Path data() {
        return engines.dataFolder();
    }
}
