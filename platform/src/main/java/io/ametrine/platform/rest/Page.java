package io.ametrine.platform.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list; {@code next} is the cursor of the following part and is absent at the end. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** From {@link Limit#rows()} rows in order; {@code cursor} names the place of an item in that order. */
    public static <T> Page<T> of(List<T> rows, Limit limit, Function<? super T, Cursor> cursor) {
        if (rows.size() <= limit.value()) {
            return last(rows);
        }
        List<T> items = rows.subList(0, limit.value());
        return new Page<>(items, Optional.of(cursor.apply(items.getLast()).encode()));
    }

    public <U> Page<U> map(Function<? super T, U> change) {
        return new Page<>(items.stream().<U>map(change).toList(), next);
    }
}
