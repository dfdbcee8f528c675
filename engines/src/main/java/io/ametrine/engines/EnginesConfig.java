package io.ametrine.engines;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where the engines keep their data and how they run; a port of 0 takes a free one and keeps it for later starts. */
public record EnginesConfig(
        Path dataFolder,
        Path binariesFolder,
        int kafkaPort,
        int postgresPort,
        int redisPort,
        int kafkaHeapMegabytes,
        boolean ephemeral,
        Consumer<String> progress,
        Consumer<EngineExit> onExit) {

    public EnginesConfig {
        dataFolder = dataFolder.toAbsolutePath().normalize();
        binariesFolder = binariesFolder.toAbsolutePath().normalize();
    }

    /** Engines whose data outlives the process, on free ports. */
    public static EnginesConfig keeping(Path dataFolder) {
        return new EnginesConfig(
                dataFolder, dataFolder.resolve("binaries"), 0, 0, 0, 256, false, message -> {}, exit -> {});
    }

    /** Engines for one run: closing them deletes the data folder. */
    public static EnginesConfig ephemeral(Path dataFolder, Path binariesFolder) {
        return new EnginesConfig(dataFolder, binariesFolder, 0, 0, 0, 256, true, message -> {}, exit -> {});
    }

    public EnginesConfig withPorts(int kafka, int postgres, int redis) {
        return new EnginesConfig(
                dataFolder, binariesFolder, kafka, postgres, redis, kafkaHeapMegabytes, ephemeral, progress, onExit);
    }

    public EnginesConfig withBinaries(Path folder) {
        return new EnginesConfig(
                dataFolder,
                folder,
                kafkaPort,
                postgresPort,
                redisPort,
                kafkaHeapMegabytes,
                ephemeral,
                progress,
                onExit);
    }

    public EnginesConfig withKafkaHeap(int megabytes) {
        return new EnginesConfig(
                dataFolder, binariesFolder, kafkaPort, postgresPort, redisPort, megabytes, ephemeral, progress, onExit);
    }

    /** Each step of a start as a sentence, for whoever waits. */
    public EnginesConfig tellingProgress(Consumer<String> listener) {
        return new EnginesConfig(
                dataFolder,
                binariesFolder,
                kafkaPort,
                postgresPort,
                redisPort,
                kafkaHeapMegabytes,
                ephemeral,
                listener,
                onExit);
    }

    /** Called whenever an engine ended unasked, before it is started again. */
    public EnginesConfig tellingExits(Consumer<EngineExit> listener) {
        return new EnginesConfig(
                dataFolder,
                binariesFolder,
                kafkaPort,
                postgresPort,
                redisPort,
                kafkaHeapMegabytes,
                ephemeral,
                progress,
                listener);
    }
}
