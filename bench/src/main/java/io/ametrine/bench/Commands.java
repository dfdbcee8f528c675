package io.ametrine.bench;

import io.ametrine.simulator.Fleet;
import io.ametrine.simulator.FleetOptions;
import io.ametrine.simulator.Measurements;
import io.ametrine.simulator.Scenario;
import org.HdrHistogram.Histogram;

/** How long a command takes from REST to a station and back. */
final class Commands {
    private static final String QUESTION = """
            {"getVariableData": [{"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}}]}""";

    private Commands() {}

    static Histogram roundTrips(Rest rest, FleetOptions one, int warmUp, int count) throws InterruptedException {
        Measurements measurements = new Measurements();
        Histogram histogram = new Histogram(3);
        try (Fleet _ = Fleet.start(one, new Scenario.Idle(), measurements)) {
            Load.awaitConnections(measurements, 1);
            Thread.sleep(1000);
            String path = "/api/v1/stations/" + one.id(1) + "/commands/GetVariables";
            for (int i = 0; i < warmUp + count; i++) {
                long begun = System.nanoTime();
                String answer = rest.post(path, QUESTION);
                if (!answer.startsWith("200")) {
                    throw new IllegalStateException("The command ended with " + answer);
                }
                if (i >= warmUp) {
                    histogram.recordValue((System.nanoTime() - begun) / 1000);
                }
            }
        }
        return histogram;
    }
}
