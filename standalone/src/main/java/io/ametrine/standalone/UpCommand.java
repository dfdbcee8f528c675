package io.ametrine.standalone;

import io.ametrine.engines.EngineException;
import io.ametrine.engines.EnginesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts the engines and every service; data stays in ./data.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--demo", description = "Registers a few stations and tokens, and lets simulated stations charge.")
    private boolean demo;

    @Option(
            names = "--listen",
            description =
                    "Lets real chargers in: the address of this machine on which stations connect. Default: loopback only.")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--station-id",
            defaultValue = "charger-1",
            description = "The station registered for --listen (${DEFAULT-VALUE}).")
    private String stationId = "charger-1";

    @Option(names = "--station-port", defaultValue = "9000", description = "Where stations connect (${DEFAULT-VALUE}).")
    private int stationPort;

    @Option(names = "--http-port", defaultValue = "8080", description = "Where REST is served (${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(names = "--data", defaultValue = "data", description = "The folder for all data (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws InterruptedException {
        long begun = System.nanoTime();
        StandaloneConfig config = config();
        try {
            Standalone running = Standalone.start(config);
            Parts parts = new Parts();
            parts.add(running);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts, stopped), "stop"));
            Optional<RealCharger> charger = listen.map(_ -> RealCharger.register(running.modules(), stationId));
            if (demo) {
                parts.add(Demo.start(running));
            }
            Duration startTime = Duration.ofNanos(System.nanoTime() - begun);
            System.out.println(Welcome.text(running, startTime, demo, charger));
            stopped.await();
            return 0;
        } catch (EngineException | StandaloneException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(UpCommand.class).error("start failed", e);
            System.err.println("Ametrine cannot start: " + e.getMessage() + ". More in " + data.resolve("logs") + ".");
            return 1;
        }
    }

    private StandaloneConfig config() {
        StandaloneConfig local = StandaloneConfig.in(data, stationPort, httpPort)
                .with(EnginesConfig.keeping(data))
                .tracedAsIn(System.getenv())
                .telling(step -> System.out.println("  " + step));
        return listen.map(local::listeningOn).orElse(local);
    }

    private static void stop(Parts parts, CountDownLatch stopped) {
        System.out.println("\nStopping: stations are sent away, what was begun is finished …");
        parts.close();
        System.out.println("Stopped.");
        stopped.countDown();
    }
}
