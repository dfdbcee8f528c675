package io.ametrine.central.publishing;

import io.ametrine.ocpp.v201.OwningModule;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Watches every partition of every module's topic: one that owes answers and gave none for a while stands still. It counts as
 * moving again with its next answer, to whomever, or after a while, so that somebody tries.
 */
public final class Standstill {
    private static final int PATIENCE_FACTOR = 6;

    private final Map<OwningModule, Integer> rows = new EnumMap<>(OwningModule.class);
    private final int partitions;
    private final long patience;
    private final LongSupplier nanoTime;
    private final AtomicIntegerArray owed;
    private final AtomicLongArray movedAt;
    private final AtomicLongArray stalledAt;

    public Standstill(int partitions, Duration patience) {
        this(partitions, patience, System::nanoTime);
    }

    Standstill(int partitions, Duration patience, LongSupplier nanoTime) {
        for (OwningModule module : OwningModule.values()) {
            rows.put(module, rows.size());
        }
        int cells = partitions * rows.size();
        this.partitions = partitions;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.owed = new AtomicIntegerArray(cells);
        this.movedAt = new AtomicLongArray(cells);
        this.stalledAt = new AtomicLongArray(cells);
    }

    /** A call was handed to the module. */
    public void asked(OwningModule module, int partition) {
        int cell = cell(module, partition);
        if (owed.getAndIncrement(cell) == 0) {
            movedAt.set(cell, nanoTime.getAsLong());
        }
    }

    /** The call that was asked waits no more, whether or not it was answered. */
    public void settled(OwningModule module, int partition) {
        owed.decrementAndGet(cell(module, partition));
    }

    /** The module answered something from this partition. */
    public void moved(OwningModule module, int partition) {
        int cell = cell(module, partition);
        movedAt.set(cell, nanoTime.getAsLong());
        stalledAt.set(cell, 0);
    }

    public boolean standsStill(OwningModule module, int partition) {
        return standsStill(cell(module, partition), nanoTime.getAsLong());
    }

    /** Whether any module stands still for the stations of this partition. */
    public boolean standsStill(int partition) {
        long now = nanoTime.getAsLong();
        for (int cell = partition; cell < owed.length(); cell += partitions) {
            if (standsStill(cell, now)) {
                return true;
            }
        }
        return false;
    }

    /** How many of the module's partitions stand still. */
    public long standing(OwningModule module) {
        return IntStream.range(0, partitions)
                .filter(partition -> standsStill(module, partition))
                .count();
    }

    private boolean standsStill(int cell, long now) {
        if (owed.get(cell) > 0 && now - movedAt.get(cell) > patience) {
            stalledAt.compareAndSet(cell, 0, now);
            return true;
        }
        long since = stalledAt.get(cell);
        if (since != 0 && now - since > PATIENCE_FACTOR * patience) {
            stalledAt.compareAndSet(cell, since, 0);
            return false;
        }
        return since != 0;
    }

    private int cell(OwningModule module, int partition) {
        return rows.getOrDefault(module, 0) * partitions + partition;
    }
}
