package io.ametrine.standalone;

import io.ametrine.engines.EnginesConfig;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What one installation needs to know.
 *
 * @param stationHost the address that stations connect to; loopback unless a real charger shall come
 * @param progress told each step of a start as a sentence
 */
public record StandaloneConfig(
        EnginesConfig engines,
        String stationHost,
        int stationPort,
        String httpHost,
        int httpPort,
        Consumer<String> progress) {
    public static final String LOOPBACK = "127.0.0.1";

    /** Everything on loopback, its data in a folder. */
    public static StandaloneConfig in(Path data, int stationPort, int httpPort) {
        return new StandaloneConfig(EnginesConfig.keeping(data), LOOPBACK, stationPort, LOOPBACK, httpPort, _ -> {});
    }

    public StandaloneConfig with(EnginesConfig other) {
        return new StandaloneConfig(other, stationHost, stationPort, httpHost, httpPort, progress);
    }

    public StandaloneConfig listeningOn(String address) {
        return new StandaloneConfig(engines, address, stationPort, httpHost, httpPort, progress);
    }

    public StandaloneConfig telling(Consumer<String> listener) {
        return new StandaloneConfig(
                engines.tellingProgress(listener), stationHost, stationPort, httpHost, httpPort, listener);
    }

    Path data() {
        return engines.dataFolder();
    }
}
