package io.ametrine.standalone;

import io.ametrine.platform.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the terminal shows once everything runs: what to open, what to type, how to connect a station. */
final class Welcome {
    private Welcome() {}

    static String text(Standalone running, Duration startTime, boolean demo, Optional<RealCharger> charger) {
        String station =
                demo ? Demo.PREFIX + "0001" : charger.map(RealCharger::id).orElse("CS-1");
        var text = new StringBuilder();
        text.append("""

                Ametrine is ready after %.1f s. Ctrl-C stops it; what it knows stays in %s.

                  Try every command      %s/docs
                  OpenAPI                %s/openapi.json
                  REST                   %s/api/v1/stations
                  Stations connect to    %s/<stationId>   (subprotocol ocpp2.0.1, Basic authentication)
                """.formatted(
                        startTime.toMillis() / 1000.0,
                        running.config().data(),
                        running.restUrl(),
                        running.restUrl(),
                        running.restUrl(),
                        running.stationUrl()));
        text.append(key(running.firstApiKey()));
        text.append(commands(running, station, demo || charger.isPresent()));
        charger.ifPresent(real -> text.append(real(running, real)));
        return text.toString();
    }

    private static String key(Optional<Secret> firstApiKey) {
        return firstApiKey.map(key -> """

                        Your API key. It is shown this once and only its hash is kept, so store it now:

                          export AMETRINE_API_KEY=%s
                        """.formatted(key.reveal())).orElse("""

                        The commands below expect your API key in AMETRINE_API_KEY; the first start showed it.
                        """);
    }

    private static String commands(Standalone running, String station, boolean registered) {
        String register = registered ? "" : """

                Register a station of your own (its password has 16 to 40 characters), then connect it, or a simulated one:

                  curl -X PUT %1$s/api/v1/stations/%2$s -H "Authorization: Bearer $AMETRINE_API_KEY" \\
                       -H 'Content-Type: application/json' -d '{"password": "correct-horse-battery"}'
                  ./ametrine simulate --url %3$s --prefix %2$s --password correct-horse-battery
                """.formatted(running.restUrl(), station, running.stationUrl());
        return register + """

                Ask a station for two of its variables, and watch its messages:

                  curl -X POST %1$s/api/v1/stations/%2$s/commands/GetVariables \\
                       -H "Authorization: Bearer $AMETRINE_API_KEY" -H 'Content-Type: application/json' \\
                       -d '{"getVariableData": [
                             {"component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"}},
                             {"component": {"name": "ChargingStation"}, "variable": {"name": "FirmwareVersion"}}]}'
                  ./ametrine trace %2$s%3$s
                """.formatted(running.restUrl(), station, traceOptions(running));
    }

    /** What the trace command would not find by itself. */
    private static String traceOptions(Standalone running) {
        String url = running.restUrl().endsWith(":8080") ? "" : " --url " + running.restUrl();
        Path data = running.config().data();
        return url + (data.equals(Path.of("data").toAbsolutePath().normalize()) ? "" : " --data " + data);
    }

    private static String real(Standalone running, RealCharger charger) {
        String password = charger.password()
                .map(secret -> "    Password     " + secret + "   (shown this once)\n")
                .orElse("    Password     as shown when it was registered; PUT /api/v1/stations/" + charger.id()
                        + "/credentials sets another\n");
        return """

                Type this into the charger (OCPP 2.0.1, security profile 1). The connection is not encrypted: use it in a
                network you trust.

                    URL          %s/%s
                    Station id   %s
                %s""".formatted(running.stationUrl(), charger.id(), charger.id(), password);
    }
}
