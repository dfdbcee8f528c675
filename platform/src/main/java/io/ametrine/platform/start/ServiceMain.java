package io.ametrine.platform.start;

import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import io.ametrine.platform.config.StartRefusedException;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.ServiceServer;
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
    private static final int START_FAILED = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final int REFUSED = 3;

    private ServiceMain() {}

    public static <C extends ServiceConfig> void run(
            Function<Settings, C> config, Function<C, ? extends AutoCloseable> start) {
        try {
            Settings settings = Settings.of(System.getenv());
            C known = config.apply(settings);
            settings.refuseUnknown();
            AutoCloseable service = start(known, start);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "shutdown"));
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
