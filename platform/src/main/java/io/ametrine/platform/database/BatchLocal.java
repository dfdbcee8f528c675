package io.ametrine.platform.database;

import java.util.function.Supplier;

/** State that a store keeps for one unit of work, such as the rows it has read ahead and those it still has to write. */
public final class BatchLocal<T> {
    private final Supplier<T> initial;

    private BatchLocal(Supplier<T> initial) {
        this.initial = initial;
    }

    public static <T> BatchLocal<T> of(Supplier<T> initial) {
        return new BatchLocal<>(initial);
    }

    /** This unit's value, made on first use. */
    public T get() {
        return UnitOfWork.current().local(this, initial);
    }
}
