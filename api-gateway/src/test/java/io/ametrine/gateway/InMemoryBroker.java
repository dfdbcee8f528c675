package io.ametrine.gateway;

import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the commands that were published, and tells a fake module of each. */
final class InMemoryBroker implements Broker {
    final List<CommandRequested> commands = new CopyOnWriteArrayList<>();
    private volatile Consumer<CommandRequested> module = _ -> {};
    private volatile boolean away;

    void onCommand(Consumer<CommandRequested> reaction) {
        module = reaction;
    }

    void goAway(boolean isAway) {
        away = isAway;
    }

    @Override
    public CompletableFuture<Void> publish(Outgoing record) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        CommandRequested command = (CommandRequested) EnvelopeCodec.decodeInbound(incoming(record));
        commands.add(command);
        module.accept(command);
        return CompletableFuture.completedFuture(null);
    }

    static Incoming incoming(Outgoing record) {
        return new Incoming(record.topic(), 0, 0, record.key(), record.headers(), record.value(), Instant.now());
    }

    @Override
    public int partitionOf(String topic, String key) {
        return 0;
    }

    @Override
    public void close() {}
}
