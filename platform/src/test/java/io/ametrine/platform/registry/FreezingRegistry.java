package io.ametrine.platform.registry;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.StationKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A node's way to Redis that can be cut, as when the node is frozen or the network is down, or slow. */
final class FreezingRegistry implements NodeRegistry {
    private final NodeRegistry real;
    private volatile boolean frozen;
    private volatile Duration delay = Duration.ZERO;

    FreezingRegistry(NodeRegistry real) {
        this.real = real;
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    /** From now on every registering again takes this long. */
    void slowDown(Duration each) {
        delay = each;
    }

    private <T> CompletionStage<T> cut() {
        return CompletableFuture.failedFuture(new IllegalStateException("frozen"));
    }

    @Override
    public Duration leaseTime() {
        return real.leaseTime();
    }

    @Override
    public CompletionStage<Optional<NodeLease>> claim(String node) {
        return frozen ? cut() : real.claim(node);
    }

    @Override
    public CompletionStage<Renewal> renew(NodeLease lease, boolean restorable) {
        return frozen ? cut() : real.renew(lease, restorable);
    }

    @Override
    public CompletionStage<Void> release(NodeLease lease) {
        return frozen ? cut() : real.release(lease);
    }

    @Override
    public CompletionStage<Admission> connect(NodeLease lease, NewSession session) {
        return real.connect(lease, session);
    }

    @Override
    public CompletionStage<Boolean> disconnect(Entry entry) {
        return real.disconnect(entry);
    }

    @Override
    public CompletionStage<Boolean> register(Entry entry, RegistrationStatus status) {
        return real.register(entry, status);
    }

    @Override
    public CompletionStage<List<Reclaimed>> reclaim(NodeLease lease, List<Entry> live) {
        Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        return frozen
                ? cut()
                : CompletableFuture.supplyAsync(() -> real.reclaim(lease, live), later)
                        .thenCompose(verdicts -> verdicts);
    }

    @Override
    public CompletionStage<List<Entry>> orphans(NodeLease own) {
        return frozen ? cut() : real.orphans(own);
    }

    @Override
    public CompletionStage<Void> reaped(List<Entry> orphans) {
        return frozen ? cut() : real.reaped(orphans);
    }

    @Override
    public CompletionStage<Map<StationKey, Lookup>> findAll(Collection<StationKey> stations) {
        return real.findAll(stations);
    }

    @Override
    public void close() {
        real.close();
    }
}
