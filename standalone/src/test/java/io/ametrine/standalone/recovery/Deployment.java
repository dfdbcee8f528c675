package io.ametrine.standalone.recovery;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.standalone.ServiceProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Engines, two nodes and every module, each its own process, under the load of insistent stations. */
final class Deployment implements AutoCloseable {
    private static final List<String> MODULES =
            Arrays.stream(Deed.values()).map(deed -> deed.module).toList();

    final Engines engines = TestEngines.fresh();
    private final List<Integer> stationPorts = List.of(ServiceProcess.freePort(), ServiceProcess.freePort());
    private final Load load = new Load(engines, urls(), Duration.ZERO);
    private final Map<String, ServiceProcess> modules = new HashMap<>();
    private final Map<Integer, ServiceProcess> nodes = new HashMap<>();

    Deployment() {
        announceStations();
        startServices();
        load.begin();
    }

    private List<String> urls() {
        return stationPorts.stream()
                .map(port -> "ws://127.0.0.1:" + port + "/ocpp")
                .toList();
    }

    void announceStations() {
        load.announceStations();
    }

    void startServices() {
        MODULES.forEach(this::startModule);
        stationPorts.forEach(this::startNode);
        Load.soon()
                .until(() -> modules.values().stream().allMatch(ServiceProcess::isReady)
                        && nodes.values().stream().allMatch(ServiceProcess::isReady));
    }

    private void startModule(String module) {
        modules.put(module, ServiceProcess.start("modules/" + module, engines, Map.of()));
    }

    private void startNode(int port) {
        Map<String, String> settings =
                Map.of("AMETRINE_STATION_PORT", Integer.toString(port), "AMETRINE_NODE_LEASE", "3s");
        nodes.put(port, ServiceProcess.start("central-system", engines, settings));
    }

    void killModules() {
        modules.values().forEach(ServiceProcess::kill);
        MODULES.forEach(this::startModule);
    }

    void killBusyNode() {
        int port = busyPort();
        busyNode().kill();
        startNode(port);
    }

    /** The one with the most stations. */
    ServiceProcess busyNode() {
        return Optional.ofNullable(nodes.get(busyPort())).orElseThrow();
    }

    private int busyPort() {
        return stations().stream()
                .collect(Collectors.groupingBy(InsistentStation::port, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    void stopServices() {
        nodes.values().forEach(ServiceProcess::close);
        modules.values().forEach(ServiceProcess::close);
    }

    void awaitProgress(int deeds) {
        load.awaitProgress(deeds);
    }

    int connections() {
        return stations().stream().mapToInt(InsistentStation::connections).sum();
    }

    List<InsistentStation> stations() {
        return load.stations();
    }

    List<Integer> stored(InsistentStation station) {
        return load.stored(station);
    }

    @Override
    public void close() {
        load.close();
        stopServices();
        engines.close();
    }
}
