package io.ametrine.platform.config;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service as a process of its own, configured by its environment, until the process is told to stop. A wrong setting ends
 * it with status 2 and a start that fails with status 1: a process that serves nothing does not stay.
 */
public final class ServiceMain {
    private static final Logger log = LoggerFactory.getLogger(ServiceMain.class);
    private static final int START_FAILED = 1;
    private static final int WRONG_SETTINGS = 2;

    private ServiceMain() {}

    public static <C> void run(Function<Settings, C> config, Function<C, ? extends AutoCloseable> start) {
        try {
            Settings settings = Settings.of(System.getenv());
            C known = config.apply(settings);
            settings.refuseUnknown();
            AutoCloseable service = start.apply(known);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(service), "shutdown"));
        } catch (SettingsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (RuntimeException | Error failure) {
            log.error("service not started", failure);
            System.exit(START_FAILED);
        }
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception failure) {
            log.warn("service not closed cleanly reason={}", failure.toString());
        }
    }
}
