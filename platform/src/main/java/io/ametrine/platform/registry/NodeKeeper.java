package io.ametrine.platform.registry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's lease alive, registers its sessions again after Redis or the node itself was away, and reaps dead nodes. It
 * renews three times per lease time; after half a lease time without success the node sends no more commands.
 */
public final class NodeKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeKeeper.class);
    private static final int RECLAIMED_AT_ONCE = 500;
    private static final int RENEWALS_PER_AUDIT = 12;

    private final NodeRegistry registry;
    private final String node;
    private final NodeSessions sessions;
    private final AtomicReference<NodeLease> lease;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-keeper").daemon().factory());

    /** Since when the lease, with all sessions registered under it, is known to be ours. */
    private volatile long renewedAt;

    private long heldAt;
    private boolean served = true;
    private boolean failing;
    private int sinceAudit;

    private NodeKeeper(NodeRegistry registry, String node, NodeSessions sessions, NodeLease first) {
        this.registry = registry;
        this.node = node;
        this.sessions = sessions;
        this.lease = new AtomicReference<>(first);
        this.renewedAt = System.nanoTime();
    }

    /** Claims a lease and keeps it until closed. Fails when Redis is away or every partition is taken. */
    public static NodeKeeper start(NodeRegistry registry, String node, NodeSessions sessions) {
        NodeLease first = registry.claim(node).toCompletableFuture().join().orElseThrow(NodeKeeper::tooManyNodes);
        NodeKeeper keeper = new NodeKeeper(registry, node, sessions, first);
        sessions.leaseTaken(first);
        long period = registry.leaseTime().toMillis() / 3;
        var _ = keeper.clock.scheduleWithFixedDelay(keeper::beat, period, period, TimeUnit.MILLISECONDS);
        log.info("lease taken node={} partition={}", first.id(), first.outPartition());
        return keeper;
    }

    private static IllegalStateException tooManyNodes() {
        return new IllegalStateException(
                "Every partition of ocpp.out has its node already. Stop a node, or wait for a dead one's lease to end.");
    }

    public NodeLease lease() {
        return Objects.requireNonNull(lease.get());
    }

    /** False once half the lease time passed without a renewal: by then another node may be about to take over. */
    public boolean mayCommand() {
        return sinceRenewal().compareTo(registry.leaseTime().dividedBy(2)) < 0;
    }

    public Duration sinceRenewal() {
        return Duration.ofNanos(System.nanoTime() - renewedAt);
    }

    private void beat() {
        try {
            renew();
            reap();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("lease not renewed node={} reason={}", lease().id(), failure.toString());
            }
            failing = true;
        }
    }

    private void renew() {
        heldAt = System.nanoTime();
        boolean restorable = sinceRenewal().compareTo(registry.leaseTime()) < 0;
        switch (await(registry.renew(lease(), restorable).toCompletableFuture())) {
            case KEPT -> {
                if (served) {
                    renewedAt = heldAt;
                    audit();
                } else {
                    serve();
                    reclaim();
                }
            }
            case RESTORED -> {
                log.warn("lease restored node={}: Redis had forgotten it", lease().id());
                serve();
                reclaim();
            }
            case LAPSED -> {
                takeAnother();
                reclaim();
            }
        }
        renewedAt = heldAt;
    }

    private void takeAnother() {
        Optional<NodeLease> next = await(registry.claim(node).toCompletableFuture());
        NodeLease taken = next.orElseThrow(NodeKeeper::tooManyNodes);
        log.warn("lease lapsed old={} new={} partition={}", lease().id(), taken.id(), taken.outPartition());
        lease.set(taken);
        served = false;
        serve();
    }

    /** Without its reader of {@code ocpp.out} a lease is worth nothing: it is tried at every beat until it stands. */
    private void serve() {
        if (!served) {
            sessions.leaseTaken(lease());
            served = true;
        }
    }

    /** Now and then all sessions are registered again, whatever may have happened to Redis unnoticed. */
    private void audit() {
        sinceAudit++;
        if (sinceAudit >= RENEWALS_PER_AUDIT) {
            reclaim();
        }
    }

    private void reclaim() {
        List<Entry> live = sessions.live();
        for (int from = 0; from < live.size(); from += RECLAIMED_AT_ONCE) {
            hold();
            reclaim(live.subList(from, Math.min(live.size(), from + RECLAIMED_AT_ONCE)));
        }
        sinceAudit = 0;
    }

    /** Registering many sessions may take longer than a lease lasts. */
    private void hold() {
        long now = System.nanoTime();
        if (now - heldAt > registry.leaseTime().toNanos() / 3) {
            if (await(registry.renew(lease(), false).toCompletableFuture()) != Renewal.KEPT) {
                throw new IllegalStateException("the lease lapsed while its sessions were being registered");
            }
            heldAt = now;
        }
    }

    private void reclaim(List<Entry> part) {
        List<Reclaimed> verdicts = await(registry.reclaim(lease(), part).toCompletableFuture());
        for (int index = 0; index < verdicts.size(); index++) {
            settle(part.get(index), verdicts.get(index));
        }
    }

    private void settle(Entry entry, Reclaimed verdict) {
        Entry moved = entry.under(lease());
        switch (verdict) {
            case KEPT -> sessions.registeredAgain(moved, false);
            case RETURNED -> sessions.registeredAgain(moved, true);
            case OVERTAKEN -> sessions.overtaken(entry);
        }
        if (verdict != Reclaimed.OVERTAKEN && !sessions.isLive(entry)) { // it closed while it was being registered
            var _ = registry.disconnect(moved);
        }
    }

    private void reap() {
        List<Entry> orphans = await(registry.orphans(lease()).toCompletableFuture());
        while (!orphans.isEmpty()) {
            log.warn(
                    "node lost node={} sessions={}",
                    orphans.getFirst().session().node(),
                    orphans.size());
            await(sessions.nodeLost(orphans).toCompletableFuture());
            await(registry.reaped(orphans).toCompletableFuture());
            orphans = await(registry.orphans(lease()).toCompletableFuture());
        }
    }

    private <T> T await(CompletableFuture<T> stage) {
        return stage.orTimeout(registry.leaseTime().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            registry.release(lease())
                    .toCompletableFuture()
                    .orTimeout(2, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException failure) {
            log.warn("lease not released node={} reason={}", lease().id(), failure.toString());
        }
    }
}
