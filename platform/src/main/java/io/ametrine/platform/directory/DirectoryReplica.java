package io.ametrine.platform.directory;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.config.KafkaConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All rows of a directory in memory, kept up to date. Before an absence or a refusal is believed, the replica passes a
 * {@link #barrier barrier}.
 */
public final class DirectoryReplica<T extends DirectoryEntry> implements AutoCloseable {
    private final Class<T> type;
    private final Map<String, T> rows = new ConcurrentHashMap<>();
    private final List<Consumer<T>> watchers = new CopyOnWriteArrayList<>();
    private final TopicTail tail;

    private DirectoryReplica(KafkaConfig config, String topic, Class<T> type) {
        this.type = type;
        this.tail = TopicTail.follow(config, topic, From.BEGINNING, this::apply);
    }

    public static <T extends DirectoryEntry> DirectoryReplica<T> follow(
            KafkaConfig config, String topic, Class<T> type) {
        return new DirectoryReplica<>(config, topic, type);
    }

    /** Nobody serves before this returned: until then an absence means nothing. */
    public void awaitCaughtUp(Duration atMost) {
        if (!tail.awaitCaughtUp(atMost)) {
            throw new IllegalStateException("The " + type.getSimpleName() + " replica was not complete after " + atMost
                    + ". Is the broker reachable?");
        }
    }

    public Optional<T> find(String tenant, String id) {
        return Optional.ofNullable(rows.get(tenant + '/' + id)).filter(row -> !row.deleted());
    }

    /** All rows that are not deleted. */
    public Stream<T> entries() {
        return rows.values().stream().filter(row -> !row.deleted());
    }

    /** Called on the reader's thread with every row that changed, also with deleted ones. */
    public void watch(Consumer<T> watcher) {
        watchers.add(watcher);
    }

    /** Completes with true once all that was published before the call is applied, with false when that took longer. */
    public CompletableFuture<Boolean> barrier(Duration atMost) {
        return tail.barrier(atMost);
    }

    private void apply(Incoming record) {
        if (record.value().length == 0) {
            return;
        }
        T incoming = OcppJson.read(record.value(), type);
        T old = rows.get(record.key());
        if (old == null || incoming.version() > old.version()) {
            rows.put(record.key(), incoming);
            watchers.forEach(watcher -> watcher.accept(incoming));
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
