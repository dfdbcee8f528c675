package io.ametrine.platform.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishing, as everything but the runtime's own consumers sees it. */
public interface Broker extends AutoCloseable {
    /** Completes once the record is acknowledged by all replicas in sync; fails when that did not happen in time. Never blocks long. */
    CompletableFuture<Void> publish(Outgoing record);

    /** Completes once all are acknowledged. Records of one partition keep their order. */
    default CompletableFuture<Void> publishAll(List<Outgoing> records) {
        return CompletableFuture.allOf(records.stream().map(this::publish).toArray(CompletableFuture[]::new));
    }

    /** The partition of {@code topic} that {@code key} goes to: the same for every topic of equal width. */
    int partitionOf(String topic, String key);

    @Override
    void close();
}
