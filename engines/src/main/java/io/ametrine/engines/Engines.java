package io.ametrine.engines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The three engines of one data folder, running from start to close. */
public final class Engines implements AutoCloseable {
    private final DataFolder data;
    private final boolean ephemeral;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final KafkaCache cache;
    private final KafkaEngine kafka;
    private final PostgresEngine postgres;
    private final RedisEngine redis;

    private Engines(EnginesConfig config, DataFolder data) {
        Ports ports = new Ports(data.path().resolve("ports.properties"));
        Binaries binaries = new Binaries(reachable(config));
        this.data = data;
        this.ephemeral = config.ephemeral();
        this.cache = KafkaCache.in(binaries.folder());
        this.kafka = new KafkaEngine(config, data, ports, KafkaJvm.running(config, cache));
        this.postgres = new PostgresEngine(config, data, ports, binaries);
        this.redis = new RedisEngine(config, data, ports, binaries);
    }

    /** Starts all three at once and returns when each has answered; if one cannot start, none stays. */
    public static Engines start(EnginesConfig config) {
        Platform.current();
        DataFolder data = DataFolder.open(config.dataFolder());
        try {
            Engines engines = new Engines(config, data);
            engines.startAll(config);
            if (!config.ephemeral()) {
                engines.cache.trainLater();
            }
            return engines;
        } catch (RuntimeException failure) {
            if (config.ephemeral()) {
                data.delete();
            }
            data.close();
            throw failure;
        }
    }

    private void startAll(EnginesConfig config) {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> starts = new ArrayList<>();
            for (Engine engine : all()) {
                starts.add(CompletableFuture.runAsync(() -> start(engine, config), starters));
            }
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            all().forEach(Engine::kill);
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private static void start(Engine engine, EnginesConfig config) {
        long begun = System.nanoTime();
        config.progress().accept("Starting " + engine.name() + " on 127.0.0.1:" + engine.port());
        engine.start();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        config.progress().accept(engine.name() + " answers after " + taken.toMillis() + " ms");
    }

    /** PostgreSQL as nobody checks its programs in a way that no capability opens: they must lie where all may go. */
    private static Path reachable(EnginesConfig config) {
        Path folder = config.binariesFolder();
        if (!Unprivileged.isNeeded() || Unprivileged.closedParent(folder).isEmpty()) {
            return folder;
        }
        Path shared = SharedFolder.inTemp().resolve("binaries");
        Unprivileged.closedParent(shared).ifPresent(closed -> {
            throw new EngineException("The programs of PostgreSQL must lie where the user nobody may go, but " + closed
                    + " is closed to others. Run `chmod o+x " + closed + "`, or start as an ordinary user.");
        });
        return shared;
    }

    private List<Engine> all() {
        return List.of(kafka, postgres, redis);
    }

    public KafkaEngine kafka() {
        return kafka;
    }

    public PostgresEngine postgres() {
        return postgres;
    }

    public RedisEngine redis() {
        return redis;
    }

    public String kafkaBootstrap() {
        return kafka.bootstrap();
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public String databaseUser() {
        return postgres.user();
    }

    public String databasePassword() {
        return postgres.password();
    }

    public String redisUrl() {
        return redis.url();
    }

    public Path dataFolder() {
        return data.path();
    }

    /** Ends the engines, Kafka first; data of ephemeral engines is deleted. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        cache.stopTraining();
        if (ephemeral) {
            all().forEach(Engine::deleteData);
            data.delete();
        } else {
            all().forEach(Engine::stop);
        }
        data.close();
    }
}
