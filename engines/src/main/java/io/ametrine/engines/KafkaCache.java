package io.ametrine.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a Kafka process loads and links at its start, kept for later ones: they start in a third of the time. */
final class KafkaCache {
    private static final Logger log = LoggerFactory.getLogger(KafkaCache.class);
    /** The services on top of the engines start first. */
    private static final Duration DELAY = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaClassPath classPath;
    private final Path file;
    private Optional<Thread> training = Optional.empty();

    private KafkaCache(KafkaClassPath classPath, Path file) {
        this.classPath = classPath;
        this.file = file;
    }

    static KafkaCache in(Path folder) {
        KafkaClassPath classPath = KafkaClassPath.ofThisJvm();
        return new KafkaCache(classPath, folder.resolve("kafka-" + fingerprint(classPath) + ".aot"));
    }

    Path file() {
        return file;
    }

    KafkaClassPath classPath() {
        return classPath;
    }

    /** Trains in the background, unless it was done or cannot be: only jars can be cached. */
    synchronized void trainLater() {
        if (Files.notExists(file) && classPath.jars().stream().noneMatch(Files::isDirectory)) {
            training = Optional.of(
                    Thread.ofPlatform().daemon().name("kafka-training").start(this::delayed));
        }
    }

    synchronized void stopTraining() {
        training.ifPresent(Thread::interrupt);
        training.ifPresent(ChildProcess::join);
        training = Optional.empty();
    }

    private void delayed() {
        try {
            Thread.sleep(DELAY);
            train();
        } catch (InterruptedException ended) {
            log.debug("training ended early");
        } catch (IOException | RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            log.info("Kafka's start could not be trained; it works without", failure);
        }
    }

    /**
     * Runs a broker of its own twice, to format its folder and to watch it start, and keeps what the second writes.
     * Does nothing while another process trains.
     */
    void train() throws IOException {
        Path folder = file.resolveSibling("training");
        if (DataFolder.isInUse(folder)) {
            return;
        }
        try (DataFolder data = DataFolder.open(folder)) {
            try {
                Orphans.endAll(data.path());
                DataFolder.delete(data.of("kafka"));
                trainIn(data);
            } finally {
                Orphans.endAll(data.path());
                data.delete();
            }
        }
    }

    private void trainIn(DataFolder data) throws IOException {
        EnginesConfig config = EnginesConfig.ephemeral(data.path(), data.path());
        Path written = data.of("kafka").resolve("start.aot");
        runOnce(config, data, KafkaJvm.running(config, this));
        runOnce(config, data, KafkaJvm.training(config, classPath, written));
        if (Files.exists(written)) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void runOnce(EnginesConfig config, DataFolder data, KafkaJvm jvm) {
        KafkaEngine engine = new KafkaEngine(config, data, new Ports(data.path().resolve("ports.properties")), jvm);
        engine.start();
        engine.stop(PATIENCE);
    }

    /** Jars and JVM as the JVM itself would compare them. */
    private static String fingerprint(KafkaClassPath classPath) {
        CRC32 sum = new CRC32();
        sum.update((System.getProperty("java.home") + System.getProperty("java.vm.version"))
                .getBytes(StandardCharsets.UTF_8));
        for (Path jar : classPath.jars()) {
            try {
                String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
                sum.update(state.getBytes(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new EngineException(jar + " cannot be read", failure);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
