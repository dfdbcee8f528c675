package io.ametrine.platform.start;

import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import io.ametrine.platform.config.StartRefusedException;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.ServiceServer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service as a process of its own, configured by its environment, until the process is told to stop. It serves its health
 * from the first moment, and waits for engines that are away. A wrong setting ends it with status 2, an engine or a database that it
 * must not run on with 3, and any other failure to start with 1.
 */
public final class ServiceMain {
    private static final Logger log = LoggerFactory.getLogger(ServiceMain.class);
    private static final String MIGRATE = "migrate";
    private static final int START_FAILED = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final int REFUSED = 3;

    private ServiceMain() {}

    /** Runs a service that has no database of its own. */
    public static <C extends ServiceConfig> void run(
            String[] arguments, Function<Settings, C> config, Function<C, ? extends AutoCloseable> start) {
        refuse(arguments, "This service takes no arguments");
        begin(config, known -> serve(start(known, start)));
    }

    /** Runs a module; with the argument {@code migrate} it only brings the module's schema up to date, and ends. */
    public static <C extends ServiceConfig> void run(
            String[] arguments,
            Function<Settings, C> config,
            Consumer<C> migrate,
            Function<C, ? extends AutoCloseable> start) {
        if (List.of(arguments).equals(List.of(MIGRATE))) {
            begin(config, known -> {
                migrate.accept(known);
                log.info("migrated");
            });
        } else {
            refuse(arguments, "This service takes no arguments but \"" + MIGRATE + "\"");
            begin(config, known -> serve(start(known, start)));
        }
    }

    private static void refuse(String[] arguments, String rule) {
        if (arguments.length > 0) {
            System.err.println(rule + ", and was given: " + String.join(" ", arguments));
            System.exit(WRONG_SETTINGS);
        }
    }

    private static <C> void begin(Function<Settings, C> config, Consumer<C> work) {
        try {
            Settings settings = Settings.of(System.getenv());
            C known = config.apply(settings);
            settings.refuseUnknown();
            work.accept(known);
        } catch (SettingsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (StartRefusedException refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        } catch (RuntimeException | Error failure) {
            log.error("service not started", failure);
            System.exit(START_FAILED);
        }
    }

    private static void serve(AutoCloseable service) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "shutdown"));
    }

    private static <C extends ServiceConfig> AutoCloseable start(C config, Function<C, ? extends AutoCloseable> start) {
        EngineWait engines = new EngineWait(EngineProbe.of(config));
        RestServer waiting = ServiceServer.waiting(config.http(), engines.health());
        engines.await();
        try (TopicAdmin topics = new TopicAdmin(config.kafka())) {
            topics.ensure();
        }
        return waiting.takenOverBy(() -> start.apply(config));
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception failure) {
            log.warn("service not closed cleanly reason={}", failure.toString());
        }
    }
}
