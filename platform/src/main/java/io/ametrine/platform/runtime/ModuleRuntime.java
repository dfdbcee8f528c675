package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all modules are run by: it takes in their topics in batches, calls their handlers, commits, publishes, and keeps commands
 * and dead letters. Parts are named in order by the module's {@code Main}.
 */
public final class ModuleRuntime implements AutoCloseable {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);
    private static final Duration ASSERT_EVERY = Duration.ofMinutes(10);

    private final PartitionFeed feed;
    private final Timers timers;
    private final KafkaConfig kafka;
    private final OutsideWork outsideWork;
    private final KafkaBroker broker;
    private final TopicAdmin admin;
    private final Transactor transactor;
    private final RuntimeGauges gauges;
    private final Metrics metrics;
    private final Registry registry;
    private final DesiredStates desiredStates;

    private ModuleRuntime(Builder parts) {
        Clock clock = parts.clock;
        Database database = Objects.requireNonNull(parts.database, "database");
        this.registry = Objects.requireNonNull(parts.registry, "registry");
        this.metrics = Objects.requireNonNull(parts.metrics, "metrics");
        this.kafka = parts.kafka;
        database.measuredBy(metrics);
        registry.measuredBy(metrics);
        this.broker = KafkaBroker.connect(parts.kafka).measuredBy(metrics, "records");
        this.admin = new TopicAdmin(parts.kafka);
        this.gauges = new RuntimeGauges(metrics);
        Publisher publisher = new Publisher(broker, registry, clock);
        Relay relay = new Relay(database, publisher, gauges::relayed);
        this.transactor = new Transactor(database, relay, parts.stores);
        PendingWork pendingWork = new PendingWork();
        this.outsideWork = new OutsideWork(
                broker,
                (id, call, why) -> transactor.system(_ -> {
                    pendingWork.fail(id, call, why);
                    return true;
                }),
                clock);
        this.timers = new Timers(parts.module, gauges::choreFailed);
        List<Object> handlers = new ArrayList<>(parts.handlers);
        parts.late.forEach(late -> handlers.add(late.create(transactor)));
        HandlerTable table = new HandlerTable(handlers);
        CommandProcessor commands = new CommandProcessor(parts.module, new CommandRows(), table, gauges, clock);
        this.desiredStates = commands.desiredStates();
        boolean desires = DesiredKind.isOwnedBy(parts.module);
        DeadLetters deadLetters = new DeadLetters();
        Replies replies = new Replies(parts.module, commands, pendingWork, outsideWork, clock);
        Map<String, PartitionProcessor> processors = new HashMap<>();
        processors.put(
                Topics.in(parts.module),
                new InboundProcessor(table, parts.stores, commands, replies, pendingWork, deadLetters));
        if (table.takesSessions() || desires) {
            processors.put(
                    Topics.SESSIONS,
                    new SessionProcessor(
                            table.sessions(),
                            parts.stores,
                            stations -> {
                                if (desires) {
                                    desiredStates.reached(stations);
                                }
                            },
                            deadLetters));
        }
        parts.topics.forEach((topic, handler) ->
                processors.put(topic, new RecordBatchProcessor(handler, parts.stores, deadLetters)));
        admin.ensure();
        TopicWidths.check(database, admin.describe(processors.keySet()));
        this.feed =
                new PartitionFeed(parts.module, parts.kafka, admin, database, processors, publisher, gauges, metrics);
        startChores(parts.directories, relay, pendingWork, clock);
        if (desires) {
            timers.every(RETRY_EVERY, "desired states", this::retryDesiredStates);
        }
    }

    private void startChores(List<DirectoryOwner> directories, Relay relay, PendingWork pendingWork, Clock clock) {
        timers.every(Duration.ofSeconds(1), "relay", relay::run);
        timers.every(SWEEP_EVERY, "sweep", () -> sweep(pendingWork, clock));
        timers.every(MEASURE_EVERY, "lag measurement", feed::measure);
        if (!directories.isEmpty()) {
            assertDirectories(directories);
            timers.every(ASSERT_EVERY, "directory assertion", () -> assertDirectories(directories));
        }
    }

    private void retryDesiredStates() {
        List<StationKey> due = transactor.system(_ -> desiredStates.due());
        due.forEach(station -> transactor.system(_ -> {
            desiredStates.next(station);
            return true;
        }));
    }

    private void assertDirectories(List<DirectoryOwner> directories) {
        transactor.system(unit -> {
            directories.stream()
                    .flatMap(owner -> owner.rows().stream())
                    .map(DirectoryChange::toRecord)
                    .forEach(unit::publish);
            return true;
        });
    }

    /**
     * Closes commands whose outcome nobody will report any more (the closing itself takes the ordinary way), and answers calls whose outside
     * work nobody will finish.
     */
    private void sweep(PendingWork pendingWork, Clock clock) {
        Instant now = clock.instant();
        transactor.system(unit -> {
            new CommandRows()
                    .overdue(now.minus(SWEEP_AFTER), now.minus(Duration.ofSeconds(30)), 200)
                    .forEach(row -> UnitOfWork.current()
                            .publish(EnvelopeCodec.encode(new CommandFinished(
                                    row.station(), row.id(), row.action(), new Outcome.NoAnswer(), false, now))));
            pendingWork.sweep(now.minus(SWEEP_AFTER));
            return true;
        });
    }

    public static Builder builder(String module) {
        return new Builder(module);
    }

    /** Begins to consume. Everything that handlers rest on (replicas above all) must be ready by now. */
    public ModuleRuntime start() {
        feed.start();
        return this;
    }

    public Transactor transactor() {
        return transactor;
    }

    public boolean ready() {
        return feed.ready();
    }

    /** What keeps this module from working, if anything does. */
    public Optional<String> problem() {
        if (!feed.ready()) {
            return Optional.of("no partitions were assigned yet");
        }
        return gauges.problem().or(kafka::unreachable);
    }

    /** The commands and dead letters of this module over REST. */
    public RuntimeResource resource() {
        return new RuntimeResource(transactor);
    }

    /** What the stations of this module's commands shall hold, over REST. */
    public DesiredStateResource desiredStateResource() {
        return new DesiredStateResource(transactor, desiredStates, registry);
    }

    /** Repeats a chore of the module's own until the runtime is closed. */
    public void every(Duration interval, String name, Runnable chore) {
        timers.every(interval, name, chore::run);
    }

    @Override
    public void close() {
        feed.close();
        timers.close();
        outsideWork.close();
        broker.close();
        admin.close();
        metrics.close();
    }

    /** A handler that needs the transactor, which only the runtime can make. */
    public interface LateHandler {
        Object create(Transactor transactor);
    }

    /** The parts of a module. */
    public static final class Builder {
        private final String module;
        private final List<Object> handlers = new ArrayList<>();
        private final List<LateHandler> late = new ArrayList<>();
        private final List<BatchStore> stores = new ArrayList<>();
        private final List<DirectoryOwner> directories = new ArrayList<>();
        private final Map<String, RecordBatchHandler> topics = new HashMap<>();
        private KafkaConfig kafka = KafkaConfig.local("127.0.0.1:9092");
        private @Nullable Database database;
        private @Nullable Registry registry;
        private @Nullable Metrics metrics;
        private Clock clock = Clock.systemUTC();

        private Builder(String module) {
            this.module = module;
        }

        public Builder kafka(KafkaConfig config) {
            this.kafka = config;
            return this;
        }

        public Builder database(Database opened) {
            this.database = opened;
            return this;
        }

        public Builder registry(Registry connected) {
            this.registry = connected;
            return this;
        }

        public Builder metrics(Metrics shared) {
            this.metrics = shared;
            return this;
        }

        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /** Objects with annotated methods. */
        public Builder handlers(Object... objects) {
            handlers.addAll(List.of(objects));
            return this;
        }

        public Builder stores(BatchStore... batchStores) {
            stores.addAll(List.of(batchStores));
            return this;
        }

        public Builder directories(DirectoryOwner... owners) {
            directories.addAll(List.of(owners));
            return this;
        }

        /** Takes in another topic, such as {@code ocpp.trace}, in whole batches. */
        public Builder topic(String topic, RecordBatchHandler handler) {
            topics.put(topic, handler);
            return this;
        }

        public ModuleRuntime build() {
            return new ModuleRuntime(this);
        }
    }
}
