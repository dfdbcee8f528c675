package io.ametrine.standalone;

import io.ametrine.simulator.Fleet;
import io.ametrine.simulator.FleetOptions;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Scenario;
import io.ametrine.simulator.StationListener;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A few stations with drivers, registered through the REST resources and charging in real time. */
final class Demo {
    static final String PREFIX = "DEMO-";
    static final int STATIONS = 3;
    private static final String TOKEN = "DEMO-DRIVER";

    private Demo() {}

    static Fleet start(Standalone standalone) {
        String password = PrivateFile.random(24);
        FleetOptions options = FleetOptions.of(URI.create(standalone.stationUrl()), PREFIX, STATIONS)
                .withPassword(password);
        ModuleCalls modules = standalone.modules();
        for (int number = 1; number <= STATIONS; number++) {
            modules.put(
                    "provisioning",
                    "/api/v1/stations/" + options.id(number),
                    Map.of("name", "Demo station " + number, "password", password));
        }
        modules.put("authorization", "/api/v1/tokens/ISO14443/" + TOKEN, Map.of("status", "Accepted"));
        modules.put("authorization", "/api/v1/tokens/ISO14443/DEMO-BLOCKED", Map.of("status", "Blocked"));
        return Fleet.start(
                options,
                new Scenario.Charge(IdToken.rfid(TOKEN), Duration.ofMinutes(10), Duration.ofSeconds(20)),
                StationListener.SILENT);
    }
}
