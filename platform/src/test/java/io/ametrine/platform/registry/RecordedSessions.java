package io.ametrine.platform.registry;

import io.ametrine.platform.envelope.StationKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A node's sockets without sockets: remembers what its keeper told it. */
final class RecordedSessions implements NodeSessions {
    final Map<StationKey, Entry> open = new ConcurrentHashMap<>();
    final List<NodeLease> leases = new CopyOnWriteArrayList<>();
    final List<Entry> returned = new CopyOnWriteArrayList<>();
    final List<Entry> overtaken = new CopyOnWriteArrayList<>();
    final List<Entry> lost = new CopyOnWriteArrayList<>();

    private final AtomicInteger unserved = new AtomicInteger();

    /** The next so many leases cannot be served at first, as when the broker is away. */
    void failToServe(int times) {
        unserved.set(times);
    }

    void opened(Entry entry) {
        open.put(entry.station(), entry);
    }

    @Override
    public List<Entry> live() {
        return List.copyOf(open.values());
    }

    @Override
    public boolean isLive(Entry entry) {
        return open.containsKey(entry.station());
    }

    @Override
    public void leaseTaken(NodeLease lease) {
        if (unserved.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the broker is away");
        }
        leases.add(lease);
    }

    @Override
    public void registeredAgain(Entry entry, boolean wasLost) {
        open.put(entry.station(), entry);
        if (wasLost) {
            returned.add(entry);
        }
    }

    @Override
    public void overtaken(Entry entry) {
        open.remove(entry.station());
        overtaken.add(entry);
    }

    @Override
    public CompletionStage<Void> nodeLost(List<Entry> orphans) {
        lost.addAll(orphans);
        return CompletableFuture.completedFuture(null);
    }
}
