package io.ametrine.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement for any number of rows: {@code insert into t (…) select … from unnest(?, ?, …)} with one array per column. It
 * costs one round trip and one parse, whatever the number of rows.
 */
public final class MultiRow {
    private final String sql;
    private final List<String> types;

    private MultiRow(String sql, List<String> types) {
        this.sql = sql;
        this.types = types;
    }

    /** The parameters of {@code sql} are arrays of these PostgreSQL types, in order. */
    public static MultiRow of(String sql, String... types) {
        return new MultiRow(sql, List.of(types));
    }

    /** The values of one row; an absent Optional is NULL, byte[] is bytea, everything else its text. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Writes all {@code items} in the current unit of work and returns how many rows PostgreSQL counted. */
    public <T> int write(Collection<T> items, Function<? super T, @Nullable Object[]> row) {
        try {
            return write(UnitOfWork.current().connection(), items, row);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Writes all {@code items} and returns how many rows PostgreSQL counted. */
    public <T> int write(Connection connection, Collection<T> items, Function<? super T, @Nullable Object[]> row)
            throws SQLException {
        if (items.isEmpty()) {
            return 0;
        }
        @Nullable String[][] columns = new @Nullable String[types.size()][items.size()];
        int index = 0;
        for (T item : items) {
            @Nullable Object[] values = row.apply(item);
            for (int column = 0; column < columns.length; column++) {
                columns[column][index] = text(values[column]);
            }
            index++;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.length; column++) {
                statement.setArray(column + 1, connection.createArrayOf(types.get(column), columns[column]));
            }
            return statement.executeUpdate();
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> text(optional.orElse(null));
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            default -> value.toString();
        };
    }
}
