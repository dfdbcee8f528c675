package io.ametrine.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a Kafka process is run: to serve, or for a moment to train the cache by which later ones start faster. */
record KafkaJvm(int heapMegabytes, List<String> options, String classPath, String mainClass, boolean polite) {

    /** The broker; one that lives for a test only is compiled quickly rather than well. */
    static KafkaJvm running(EnginesConfig config, KafkaCache cache) {
        List<String> options = new ArrayList<>();
        if (config.ephemeral()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        if (Files.exists(cache.file())) {
            options.add("-XX:AOTCache=" + cache.file());
        }
        return new KafkaJvm(
                config.kafkaHeapMegabytes(), options, cache.classPath().withOwn(), KafkaMain.class.getName(), false);
    }

    static KafkaJvm training(EnginesConfig config, KafkaClassPath classPath, Path target) {
        return new KafkaJvm(
                config.kafkaHeapMegabytes(),
                List.of("-XX:AOTCacheOutput=" + target),
                classPath.withoutOwn(),
                "kafka.Kafka",
                true);
    }

    List<String> command(String loggingSettings, String settings, String log, String newClusterId) {
        List<String> command = new ArrayList<>();
        if (polite) {
            nice().ifPresent(nice -> command.addAll(List.of(nice, "-n", "19")));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // A cache that does not fit this machine is left aside in silence.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // A library asks for Log4j, in vain and without need, and says so.
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dlogback.configurationFile=" + loggingSettings));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass, settings));
        if (!polite) {
            command.addAll(List.of(log, newClusterId));
        }
        return command;
    }

    private static Optional<String> nice() {
        return Session.find("nice");
    }
}
